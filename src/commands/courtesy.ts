/** What people say before what they want, in a chat: a greeting, a please, a wish put as a question. */
const BEFORE = [
  /^(?:hey|hi|hello|ok|okay)(?: there| bot)?(?:[,!]+ *| +(?=please|pls|can|could|would|will|i ))/iu,
  /^(?:please|pls|plz|kindly)[, ]+/iu,
  /^(?:can|could|would|will) (?:you|u|we|i)(?: please| pls| kindly)? /iu,
  /^(?:i|we)(?:'d| would)? (?:like|want|need|love) (?:you )?to /iu,
  /^(?:i wanna|let's|let us) /iu,
  /^(?:你好|您好|嗨)[,! ]*(?=\p{Script=Han})/u,
  /^(?:请问|请你|请|麻烦你|麻烦您|麻烦|劳驾|帮我们|帮我|帮忙|能不能|能否|可不可以|可以|我想要|我想|我要|我们想|我们要)[,! ]*/u,
];

/** And behind it. */
const BEHIND = [
  /(?<![, ])[, ]+(?:please|pls|plz|thanks|thank you|thx|for me|for us)$/iu,
  /(?:(?<![, ])[, ]+)?(?:好吗|可以吗|行吗|谢谢|多谢|吗|吧|呢)$/u,
  /[.!?。~]+$|[ \p{Extended_Pictographic}\p{Emoji_Modifier}]+$/u,
];

/** A please at the end of what is followed or muted is no part of it. */
export const PLEASE_BEHIND =
  /(?<![, ])[, ]+(?:please|pls|plz|thanks|thank you|thx|谢谢)[.!]*[ \p{Extended_Pictographic}\p{Emoji_Modifier}]*$/iu;

export interface Wish {
  /** What is left without the courtesies. */
  readonly bare: string;
  /** Was there a word of asking before or behind it? A full stop is none. */
  readonly polite: boolean;
}

/** The wish without its courtesies: `subscribe to sora` of "can you please subscribe to sora?". */
export function withoutCourtesy(text: string): Wish {
  let bare = text;
  let polite = false;
  for (let before = ''; before !== bare; ) {
    before = bare;
    for (const shape of [...BEFORE, ...BEHIND]) {
      const left = bare.replace(shape, '');
      if (left === '' || left === bare) continue;
      polite ||= /[\p{L}]/u.test(bare.length > left.length ? cut(bare, left) : '');
      bare = left;
    }
  }
  return { bare, polite };
}

function cut(whole: string, left: string): string {
  return whole.startsWith(left) ? whole.slice(left.length) : whole.slice(0, whole.length - left.length);
}
