import { tokens } from '../../src/text.ts';
import { COMPANIES } from './lexicon/companies.ts';
import { PEOPLE } from './lexicon/people.ts';
import { TECHNOLOGIES } from './lexicon/technologies.ts';
import { createLexicon } from './lexicon.ts';
import { chained, createCutter, hashOf, type Words, wordAt } from './words.ts';

/** What of the lexicon a text names, most named first. */
export interface Names {
  readonly companies: readonly string[];
  readonly people: readonly string[];
  readonly technologies: readonly string[];
}

type Kind = keyof Names;

interface Entry {
  readonly kind: Kind;
  readonly han: string | undefined;
  readonly latin: string;
}

interface Spelling {
  readonly entry: Entry;
  /** The only capitalisation that counts; absent when any does. */
  readonly exact?: string;
  readonly cjk: boolean;
}

/** What makes a product of a company's name: Mistral 7B, Mistral Large. */
const PRODUCT_TAIL = /^[\s-]?(?:v?\d|(?:Large|Medium|Small|Nemo|Next|Instruct|Saba)\b)/;

const LONGEST = 5;
const HAN = /\p{Script=Han}/u;
/** By words with a space between. */
const spellings = learned();
/** Words that a name starts with; nearly all words do not, and are passed over at once. */
const openers = createLexicon(new Map([...spellings.keys()].map((name) => [name.split(' ')[0]!, true])));
const known = createLexicon(spellings, (name) => name.split(' ').map(hashOf).reduce(chained));
const cutter = createCutter();

function learned(): ReadonlyMap<string, Spelling> {
  const spellings = new Map<string, Spelling>();
  const kinds = { technologies: TECHNOLOGIES, people: PEOPLE, companies: COMPANIES };
  for (const [kind, lines] of Object.entries(kinds) as [Kind, string][]) {
    for (const line of lines.split('\n').filter(Boolean)) {
      const names = line.split('|').map((name) => name.trim());
      const shown = names.map((name) => name.replace(/!$/, ''));
      const entry = { kind, latin: shown[0]!, han: shown.find((name) => HAN.test(name)) };
      for (const [i, name] of names.entries()) {
        const key = tokens(shown[i]!)
          .map((token) => token.text)
          .join(' ');
        const cjk = HAN.test(shown[i]!);
        spellings.set(key, { entry, cjk, ...(name.endsWith('!') && { exact: shown[i]! }) });
      }
    }
  }
  return spellings;
}

/**
 * The companies, people and technologies that a text names. Each is shown in one spelling: the usual one of
 * the script that the text writes it in, in Chinese articles; the Latin one in others. `cut` are its tokens.
 */
export function namesIn(text: string, lang: string, words: Words = cutter(text)): Names {
  const counts = new Map<Entry, number>();
  const latin = new Set<Entry>();
  const note = ({ entry, cjk }: Spelling): void => {
    counts.set(entry, (counts.get(entry) ?? 0) + 1);
    if (!cjk) latin.add(entry);
  };
  for (let i = 0; i < words.count; ) {
    const found = openers.at(words.hashes[i]!) === undefined ? undefined : spellingAt(words, i);
    if (found !== undefined) {
      note(found.spelling);
      i = found.to;
      continue;
    }
    if (words.wide[i] === 1) eachInRun(text, words.starts[i]!, words.ends[i]!, note);
    i++;
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]).map(([entry]) => entry);
  const shown = (entry: Entry): string => {
    const han = lang === 'zh' && (entry.kind === 'technologies' || !latin.has(entry));
    return (han ? entry.han : undefined) ?? entry.latin;
  };
  const of = (kind: Kind): string[] => ranked.filter((entry) => entry.kind === kind).map(shown);
  return { companies: of('companies'), people: of('people'), technologies: of('technologies') };
}

/** The longest name that starts with a word. */
function spellingAt(words: Words, from: number): { spelling: Spelling; to: number } | undefined {
  const { text, count, starts, ends, hashes } = words;
  const chains: number[] = [hashes[from]!];
  while (chains.length < LONGEST && from + chains.length < count)
    chains.push(chained(chains.at(-1)!, hashes[from + chains.length]!));
  for (let length = chains.length; length > 0; length--) {
    const found = known.at(chains[length - 1]!);
    if (found === undefined || found.word !== phraseAt(words, from, length)) continue;
    const spelling = found.value;
    const end = ends[from + length - 1]!;
    if (spelling.exact !== undefined && spelling.exact !== text.slice(starts[from], end)) continue;
    if (spelling.entry.kind === 'companies' && PRODUCT_TAIL.test(text.slice(end, end + 12))) continue;
    return { spelling, to: from + length };
  }
  return undefined;
}

function phraseAt(words: Words, from: number, length: number): string {
  return Array.from({ length }, (_, i) => wordAt(words, from + i)).join(' ');
}

/** The names in a CJK run, the longest at each place. */
function eachInRun(text: string, from: number, to: number, note: (spelling: Spelling) => void): void {
  for (let at = from; at < to; ) {
    let longest = known.next(text, at, to, 0);
    for (let more = longest; more !== undefined; more = known.next(text, at, to, more.word.length))
      longest = more;
    if (longest !== undefined) note(longest.value);
    at += longest?.word.length ?? 1;
  }
}
