import { isCjk } from '../../src/text.ts';

interface Clauses {
  /** What stands between two of them. A list's `、` is none: half a list says something else than the whole. */
  readonly marks: readonly string[];
  readonly stop: string;
  /** A cut may go back so far; what is left of a shorter one says too little. */
  readonly least: number;
  /** A last clause that the next one completes. */
  readonly hangs: RegExp;
}

const CHINESE: Clauses = {
  marks: ['，', '；'],
  stop: '。',
  least: 20,
  hangs:
    /(?:^|[，；])(?:尽管|虽然|如果|若|随着|由于|因为|为了|一旦|除了|作为|相比|根据|鉴于|不仅|不但|无论|只要|当(?![前地天年下]))[^，；]*$|(?:^|[，；])[^，；]{1,4}$|(?:[中上下时時后後前里裡内間间际是和与與及如即]|方面|以来|而言|来看|来说|称|表示|显示|表明|指出|认为|包括)$/u,
};

const ENGLISH: Clauses = {
  marks: [', ', '; ', ' — ', ' – '],
  stop: '.',
  least: 40,
  hangs:
    /^(?:While|As|When|If|After|Before|Although|Though|Because|Since|In|On|At|For|With|By|From|During|Despite|According|Unlike|Following|Once|Until|Under) [^,;]*$/u,
};

/** Some of a sentence may not stand without the mark that closes it. */
const PAIRS = ['“”', '「」', '《》', '（）', '()'] as const;

/** The sentence if it fits, else as many of its clauses as fit and say something; empty when too few would be left. */
export function shortened(sentence: string, room: number): string {
  if (sentence.length <= room) return sentence;
  const { marks, stop, least, hangs } = isCjk(sentence) ? CHINESE : ENGLISH;
  const shortest = Math.min(sentence.length * 0.4, least);
  let kept = sentence.slice(0, room);
  for (;;) {
    const cut = Math.max(...marks.map((mark) => kept.lastIndexOf(mark)));
    if (cut <= 0 || cut < shortest) return '';
    kept = kept.slice(0, cut);
    if (!hangs.test(kept) && !isOpen(kept)) return `${kept}${stop}`;
  }
}

/** Two opening marks are a pair too: so some write. */
function isOpen(text: string): boolean {
  return PAIRS.some(([open, close]) => {
    const at = text.lastIndexOf(open!);
    const closed = text.lastIndexOf(close!);
    return at > closed && (at === 0 || text.lastIndexOf(open!, at - 1) <= closed);
  });
}
