/** Words that mean something on a line of the grammar unless they are quoted. */
const SPECIAL = /^(?:or|and|not)$/i;

/** A topic as one term of the grammar: as it is where that is safe, else as a phrase. */
export function term(topic: string): string {
  const line = topic
    .replace(/["“”„‟«»＂\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const plain = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_.+#]*$/u.test(line) && !SPECIAL.test(line);
  return plain ? line : `"${line}"`;
}
