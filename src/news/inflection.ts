const VOWEL = /[aeiou]/;

/**
 * Other forms of an English word that free text may use for it: plural and singular, `-ed` and `-ing`.
 * A guess that is no word costs nothing, since no text has it. Short words and words with digits have none.
 */
export function inflections(word: string): readonly string[] {
  if (!/^[a-z]{4,}$/.test(word)) return [];
  const forms = new Set<string>();
  for (const stem of stems(word)) {
    forms.add(stem);
    forms.add(plural(stem));
    forms.add(stem.endsWith('e') ? `${stem}d` : `${stem}ed`);
    forms.add(`${stem.endsWith('e') ? stem.slice(0, -1) : stem}ing`);
  }
  forms.delete(word);
  return [...forms];
}

function stems(word: string): string[] {
  if (word.endsWith('ies') && word.length > 4) return [`${word.slice(0, -3)}y`];
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  if (/[^su]s$/.test(word)) return [word.slice(0, -1)];
  if (word.endsWith('ing') && word.length > 5 && VOWEL.test(word.slice(0, -3))) {
    return undoubled(word.slice(0, -3));
  }
  if (word.endsWith('ed') && word.length > 4 && VOWEL.test(word.slice(0, -2))) {
    return undoubled(word.slice(0, -2));
  }
  return [word];
}

function undoubled(stem: string): string[] {
  const last = stem.at(-1)!;
  const doubled = stem.length > 3 && last === stem.at(-2) && !/[aeiouls]/.test(last);
  return doubled ? [stem.slice(0, -1)] : [stem, `${stem}e`];
}

function plural(stem: string): string {
  if (/[^aeiou]y$/.test(stem)) return `${stem.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(stem) ? `${stem}es` : `${stem}s`;
}
