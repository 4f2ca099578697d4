import { type Token, tokens } from '../../src/text.ts';
import { COMPANIES } from './lexicon/companies.ts';
import { PEOPLE } from './lexicon/people.ts';
import { TECHNOLOGIES } from './lexicon/technologies.ts';

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
const spellings = new Map<string, Spelling>();
/** Words that a name starts with; nearly all words do not, and are passed over at once. */
const openers = new Set<string>();
/** Length of the longest name that starts with a character, in one CJK run. */
const runLengths = new Map<number, number>();

learn('technologies', TECHNOLOGIES);
learn('people', PEOPLE);
learn('companies', COMPANIES);

function learn(kind: Kind, lines: string): void {
  for (const line of lines.split('\n').filter(Boolean)) {
    const names = line.split('|').map((name) => name.trim());
    const shown = names.map((name) => name.replace(/!$/, ''));
    const entry = { kind, latin: shown[0]!, han: shown.find((name) => HAN.test(name)) };
    for (const [i, name] of names.entries()) {
      const cut = tokens(shown[i]!);
      const key = cut.map((token) => token.text).join(' ');
      openers.add(cut[0]!.text);
      const cjk = HAN.test(shown[i]!);
      spellings.set(key, { entry, cjk, ...(name.endsWith('!') && { exact: shown[i]! }) });
      if (cut.length === 1 && cut[0]!.cjk) {
        const first = key.charCodeAt(0);
        runLengths.set(first, Math.max(runLengths.get(first) ?? 0, key.length));
      }
    }
  }
}

/**
 * The companies, people and technologies that a text names. Each is shown in one spelling: the usual one of
 * the script that the text writes it in, in Chinese articles; the Latin one in others. `cut` are its tokens.
 */
export function namesIn(text: string, lang: string, cut: readonly Token[] = tokens(text)): Names {
  const counts = new Map<Entry, number>();
  const latin = new Set<Entry>();
  const note = ({ entry, cjk }: Spelling): void => {
    counts.set(entry, (counts.get(entry) ?? 0) + 1);
    if (!cjk) latin.add(entry);
  };
  for (let i = 0; i < cut.length; ) {
    const found = wordsAt(cut, i, text);
    if (found !== undefined) {
      note(found.spelling);
      i = found.to;
      continue;
    }
    if (cut[i]!.cjk) for (const spelling of inRun(cut[i]!.text)) note(spelling);
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

function wordsAt(
  cut: readonly Token[],
  from: number,
  text: string,
): { spelling: Spelling; to: number } | undefined {
  if (!openers.has(cut[from]!.text)) return undefined;
  for (let to = Math.min(cut.length, from + LONGEST); to > from; to--) {
    const spelling = spellings.get(
      cut
        .slice(from, to)
        .map((token) => token.text)
        .join(' '),
    );
    if (spelling === undefined) continue;
    const written = text.slice(cut[from]!.start, cut[to - 1]!.end);
    if (spelling.exact !== undefined && spelling.exact !== written) continue;
    const { kind } = spelling.entry;
    if (kind === 'companies' && PRODUCT_TAIL.test(text.slice(cut[to - 1]!.end, cut[to - 1]!.end + 12)))
      continue;
    return { spelling, to };
  }
  return undefined;
}

function inRun(run: string): Spelling[] {
  const found: Spelling[] = [];
  for (let at = 0; at < run.length; ) {
    let length = Math.min(runLengths.get(run.charCodeAt(at)) ?? 0, run.length - at);
    while (length >= 2 && !spellings.has(run.slice(at, at + length))) length--;
    if (length >= 2) found.push(spellings.get(run.slice(at, at + length))!);
    at += Math.max(1, length);
  }
  return found;
}
