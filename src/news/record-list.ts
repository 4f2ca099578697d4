/** Lists inside a record's field: `Sora, 视频生成、"Washington, D.C."`. */

const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '（': '）',
  '[': ']',
  '【': '】',
  '《': '》',
  '“': '”',
  '「': '」',
};

/**
 * The values of a list. Separators are `,` `，` `、` `;` `；` and line ends; none of them counts inside
 * brackets or quotation marks, nor a comma between two digits (`1,000`). "广告行业和游戏行业" stays one value.
 */
export function listOf(text: string): string[] {
  return text.split(/\r\n?|\n/).flatMap((line) => valuesOf(line.replace(/^\s*[-•*]\s+/, '')));
}

function valuesOf(line: string): string[] {
  const values: string[] = [];
  let start = 0;
  for (let at = 0; at < line.length; at++) {
    const end = line.slice(start, at).trim() === '' && line[at] === '"' ? quoteEnd(line, at) : -1;
    if (end > 0) {
      values.push(line.slice(at + 1, end).replaceAll('""', '"'));
      const next = nextSeparator(line, end + 1);
      at = next;
      start = next + 1;
    } else if (CLOSING[line[at]!]) {
      const close = line.indexOf(CLOSING[line[at]!]!, at);
      if (close > 0) at = close;
    } else if (isSeparator(line, at)) {
      values.push(line.slice(start, at));
      start = at + 1;
    }
  }
  values.push(line.slice(start));
  return values.map((value) => value.trim()).filter(Boolean);
}

function isSeparator(line: string, at: number): boolean {
  if (!/[,，、;；]/.test(line[at]!)) return false;
  return !(
    line[at] === ',' &&
    /\d/.test(line[at - 1] ?? '') &&
    /^\d{3}(?!\d)/.test(line.slice(at + 1, at + 5))
  );
}

/** Where the quoted value that begins at `at` ends, if only a separator or the line's end follows it. */
function quoteEnd(line: string, at: number): number {
  const match = /^"(?:[^"]|"")+"(?=\s*(?:[,，、;；]|$))/.exec(line.slice(at));
  return match ? at + match[0].length - 1 : -1;
}

function nextSeparator(line: string, from: number): number {
  for (let at = from; at < line.length; at++) if (isSeparator(line, at)) return at;
  return line.length;
}

/** A list as text that `listOf` reads back; a value that holds a separator is quoted. */
export function listText(values: readonly string[]): string {
  return values
    .map((value) => value.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((value) => (isBare(value) ? value : `"${value.replaceAll('"', '""')}"`))
    .join(', ');
}

/** Does the value come back whole when another one follows it, whatever brackets that one has? */
function isBare(value: string): boolean {
  if (/^[-•*] |^"|\d$|^\d/.test(value)) return /^[\p{L}\p{N} .%+-]+$/u.test(value) && !/^[-•*] /.test(value);
  const [first] = listOf(`${value}, x${Object.values(CLOSING).join('')}`);
  return first === value;
}
