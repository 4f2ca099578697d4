/** What an interaction tells of the message that a person chose. */
export interface ChosenMessage {
  readonly content?: string;
  readonly embeds?: readonly {
    readonly url?: string;
    readonly title?: string;
    readonly description?: string;
  }[];
  readonly components?: readonly unknown[];
}

const ADDRESS = /https?:\/\/[^\s<>"'|`]+/i;

/** The first address in a message: of its text, its previews, or a card of ours. */
export function addressIn(message: ChosenMessage): string | undefined {
  const texts = [
    message.content,
    ...(message.embeds ?? []).flatMap((embed) => [embed.url, embed.description]),
    ...textsOf(message.components),
  ];
  for (const text of texts) {
    const found = ADDRESS.exec(text ?? '')?.[0];
    if (found) return trimmed(found);
  }
  return undefined;
}

/** The message's own words, for a question when it has no address. */
export function wordsIn(message: ChosenMessage): readonly string[] {
  const text = message.content || message.embeds?.find((embed) => embed.title)?.title || '';
  const words = text
    .replace(/<[^>]*>/g, ' ')
    .match(/[\p{Script=Han}]{2,}|[\p{L}\p{N}][\p{L}\p{N}.+#-]{2,}/gu);
  return [...new Set(words ?? [])].sort((a, b) => b.length - a.length).slice(0, 6);
}

function textsOf(components: readonly unknown[] | undefined): string[] {
  return (components ?? []).flatMap((component) => {
    const {
      content,
      url,
      components: nested,
    } = component as {
      readonly content?: unknown;
      readonly url?: unknown;
      readonly components?: readonly unknown[];
    };
    return [...[content, url].filter((text) => typeof text === 'string'), ...textsOf(nested)];
  });
}

/** Punctuation after an address belongs to the sentence; a bracket too, unless the address opened it. */
function trimmed(address: string): string {
  const plain = address.replace(/[.,;:!?*_~\])}，。；：！？、）】」』]+$/u, (tail) =>
    tail.startsWith(')') && address.includes('(') ? ')' : '',
  );
  return plain;
}
