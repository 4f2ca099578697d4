import type { Expression } from '../src/news/expression.ts';
import type { Holding } from '../src/news/holds.ts';
import { article, chinese, english, NOW, name, type Random, seeded } from './corpus.ts';

/** What people follow, as shapes: names and words, together, either, without, now and then something finer. */

const word = (text: string): Expression => ({ kind: 'word', text });
const all = (...of: readonly Expression[]): Expression => ({ kind: 'and', of });
const any = (...of: readonly Expression[]): Expression => ({ kind: 'or', of });

/**
 * Nobody follows the commonest words of a language; of the rest the common ones more often. As it comes
 * out an article fits one subscription in two hundred or so: two or three a day at 500 articles a day.
 */
const COMMONEST = 3_000;

function topic(random: Random): string {
  const zh = random() < 0.5;
  if (random() < 0.1) return name(() => Math.sqrt(random()), zh);
  const words = zh ? chinese : english;
  return words[Math.floor(COMMONEST * (words.length / COMMONEST) ** random())]!;
}

/** The expression of the n-th subscription. The same number gives the same one. */
export function subscription(id: number): Expression {
  const random = seeded(id * 104_729 + 7);
  const one = topic(random);
  const kind = random();
  if (kind < 0.4) return word(one);
  const two = topic(random);
  if (kind < 0.62) return all(word(one), word(two));
  if (kind < 0.74) return any(word(one), word(two), word(topic(random)));
  if (kind < 0.86) return all(word(one), { kind: 'not', of: word(two) });
  if (kind < 0.91) return { kind: 'phrase', text: `${one} ${two}` };
  if (kind < 0.94) return { kind: 'prefix', text: one };
  if (kind < 0.96) return { kind: 'exact', text: one };
  if (kind < 0.98) return { kind: 'word', text: one, field: 'title' };
  return all(word(one), { kind: 'word', text: 'zh', field: 'lang' });
}

const BYTES = 3_000;

/** An article of 3 kB. */
export function arrival(id: number): Holding {
  const first = article(id);
  const more = [1, 2, 3, 4].map((k) => article(id + k * 100_000)).filter(({ lang }) => lang === first.lang);
  const length = first.lang === 'zh' ? BYTES / 3 : BYTES;
  const body = [first, ...more, first, first, first].map((each) => each.body).join('');
  return { ...first, body: body.slice(0, length), at: NOW, source: first.site, outlets: () => 1 };
}
