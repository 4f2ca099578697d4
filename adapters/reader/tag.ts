/**
 * Tags read as htmlparser2 reads them, several times as fast, where nothing is odd about them; what is odd
 * is left to it.
 */

/** Ends of names and of attributes: blanks of HTML, a slash, a bracket. */
function endsName(unit: number): boolean {
  return unit === 62 || unit === 47 || isBlank(unit);
}

export function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 9 || unit === 12 || unit === 13;
}

/** Where the name that starts here ends. */
export function nameEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !endsName(text.charCodeAt(at))) at++;
  return at;
}

/** Takes an attribute by its name and its value, as written; false when it is one too many. */
export type TakeAttribute = (name: string, value: string) => boolean;

/**
 * Where a start tag ends that has its name before `from`: at its `>`, or at the slash before it. -1 when it
 * ends nowhere.
 */
export function tagEnd(text: string, from: number, take?: TakeAttribute): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 62) return at;
    if (isBlank(unit)) {
      at++;
      continue;
    }
    if (unit === 47) {
      let next = at + 1;
      while (isBlank(text.charCodeAt(next))) next++;
      if (text.charCodeAt(next) === 62) return at;
      at++;
      continue;
    }
    const start = at++;
    while (at < text.length && text.charCodeAt(at) !== 61 && !endsName(text.charCodeAt(at))) at++;
    const name = take && text.slice(start, at);
    while (isBlank(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== 61) {
      if (take?.(name!, '') === false) return -1;
      continue;
    }
    at++;
    while (isBlank(text.charCodeAt(at))) at++;
    const quote = text.charCodeAt(at);
    if (quote === 34 || quote === 39) {
      const end = text.indexOf(quote === 34 ? '"' : "'", at + 1);
      if (end < 0) return -1;
      if (take?.(name!, text.slice(at + 1, end)) === false) return -1;
      at = end + 1;
      continue;
    }
    const value = at;
    while (at < text.length && text.charCodeAt(at) !== 62 && !isBlank(text.charCodeAt(at))) at++;
    if (take?.(name!, text.slice(value, at)) === false) return -1;
  }
  return -1;
}
