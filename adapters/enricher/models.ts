import { PRODUCTS } from './lexicon/products.ts';

/**
 * Models and products that a text names, with their versions as written: `GPT-4o`, `Claude Opus 4.5`,
 * `Qwen3-Coder`. Found by the family's name and what follows it, so tomorrow's version is found too.
 */

const literal = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const byLength = (a: string, b: string): number => b.length - a.length;

const lines = PRODUCTS.split('\n').filter(Boolean);
const names = lines.flatMap((line) => line.split('|').map((name) => name.trim()));
const exact = names.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1));
const loose = names.filter((name) => !name.endsWith('!'));

const TIER =
  'Pro|Ultra|Flash|Lite|Max|Mini|Nano|Plus|Turbo|Opus|Sonnet|Haiku|Mythos|Coder|Code|VL|Omni|Instant|Thinking|Preview|Instruct|Chat|Large|Small|Medium|Next|OSS|Image|Exp|Embed|Math|Reasoning|Vision|Speciale|Codex|Maverick|Scout|Live|Air|Distill|R1|Base|Edit';
const VERSION = '[vVkKmMrR]?\\d{1,3}(?:\\.\\d{1,2})*[a-zA-Z]{0,2}(?![\\w.]*\\w*[%])';
const TAIL = `(?:(?:[-\\s]?(?:${VERSION}|${TIER})|-[A-Z]?\\d+[A-Za-z]*)(?![a-z]{3}))*`;

// A family joined to its version (Qwen3) has no boundary of its own, so the tail is part of the search.
const LOOSE = new RegExp(
  `(?<![\\p{Script=Latin}\\d.@/-])(?:${loose.sort(byLength).map(literal).join('|')})(?:${TAIL})(?![\\p{Script=Latin}\\d])`,
  'giu',
);
const EXACT = new RegExp(
  `(?<![\\p{Script=Latin}\\d.@/-])(?:${exact.sort(byLength).map(literal).join('|')})(?:${TAIL})(?![\\p{Script=Latin}\\d])`,
  'gu',
);

/** The models and products of a text, most named first, then in the order of the text. */
export function modelsIn(text: string): readonly string[] {
  const found = new Map<string, { name: string; count: number; at: number }>();
  for (const pattern of [LOOSE, EXACT]) {
    for (const match of text.matchAll(pattern)) {
      const name = match[0].trim().replace(/\s+/g, ' ');
      const key = name.toLowerCase().replace(/[\s.-]+/g, '');
      const known = found.get(key);
      if (known === undefined) found.set(key, { name, count: 1, at: match.index });
      else known.count++;
    }
  }
  const all = [...found.values()];
  return all
    .filter(({ name }) => !all.some((other) => other.name !== name && isPartOf(name, other.name)))
    .sort((a, b) => b.count - a.count || a.at - b.at)
    .map(({ name }) => name);
}

/** Is `name` only a part of `whole` (Sonnet of Claude Sonnet 4.5, o1 of o1-mini, Opus 4 of Claude Opus 4)? */
function isPartOf(name: string, whole: string): boolean {
  const words = (text: string): string => `-${text.toLowerCase().replace(/\s+/g, '-')}-`;
  return words(whole).includes(words(name));
}
