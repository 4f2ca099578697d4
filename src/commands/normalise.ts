/** Characters that people's keyboards put where the grammar has an ASCII one. NFKC does the full-width ones. */
const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟〝〞〟″«»「」『』《》]/gu, '"'],
  [/[‘’‚‛′]/gu, "'"],
  [/[【〔〖]/gu, '('],
  [/[】〕〗]/gu, ')'],
  [/[∶ː]/gu, ':'],
  [/[—―]{2,}/gu, ' '],
  [/[‐‑‒–—―−]/gu, '-'],
];

/** Zero-width characters, soft hyphens and direction marks: seen by nobody, in the way of every match. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

const WRAPPED = /<([@#!]|https?:\/\/|mailto:)([^<>|]*)(?:\|([^<>]*))?>/giu;

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * The line as the grammar reads it: one width, one kind of quote, colon, bracket, minus and space, nothing
 * unseen, and what Slack and Discord wrap (`<url|text>`, `<#C1|name>`, `<@U1>`, `&amp;`) unwrapped.
 * Channels and people keep their id (`#C1`, `@U1`), since names are not unique.
 */
export function normalise(line: string): string {
  let text = line.toWellFormed().normalize('NFKC').replace(UNSEEN, '');
  for (const [shape, plain] of LOOKALIKES) text = text.replace(shape, plain);
  return (
    text
      .replace(WRAPPED, (_, mark: string, id: string, label?: string) => unwrap(mark, id, label))
      .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
      // What was taken out may have kept a letter from its accent.
      .normalize('NFKC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
  );
}

function unwrap(mark: string, id: string, label: string | undefined): string {
  if (mark === '#') return `#${id}`;
  if (mark === '@' || mark === '!') return `@${id}`;
  if (mark === 'mailto:') return label ?? id;
  // Slack makes a link of a bare `openai.com` too: then its label is what the person wrote.
  return label !== undefined && label.replace(/\/$/, '') === id.replace(/\/$/, '') ? label : mark + id;
}

/** Writes a normalised text so that `normalise` gives it back. */
export function protect(text: string): string {
  return text.replace(/&(?=(?:amp|lt|gt);)/g, '&amp;').replace(/<(?=[@#!]|https?:|mailto:)/giu, '&lt;');
}
