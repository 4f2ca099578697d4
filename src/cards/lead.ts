import type { Article, Lang, Story } from '../model.ts';
import { isForumPost, isOffer } from '../news/headline.ts';
import { isCommon } from '../news/words.ts';
import { terms } from '../text.ts';

/** Articles of a story that are looked at, of the reader's language and of the other. */
const READ = 24;
/** So many headlines show what a story is about. */
const ENOUGH = 3;
/** A headline that shares less than this of what the best one shares with the others tells something beside. */
const BESIDE = 0.6;

/**
 * The article that speaks for the story: in the reader's language if there is one, of those that tell what the
 * others tell too, news before what a forum makes of it, the fullest of those.
 */
export function leadArticle(story: Story, lang: Lang): Article {
  const known = leads.get(story)?.[lang];
  if (known) return known;
  const lead = chosen(story, lang);
  leads.set(story, { ...leads.get(story), [lang]: lead });
  return lead;
}

/** Each card asks several times, and of one story each room. */
const leads = new WeakMap<Story, Partial<Record<Lang, Article>>>();

function chosen(story: Story, lang: Lang): Article {
  const own = story.articles.filter((article) => article.lang === lang);
  const others = story.articles.filter((article) => article.lang !== lang);
  const able = (own.length > 0 ? own : others).slice(0, READ);
  const [first, ...rest] = central(able, own.length > 0 ? others.slice(0, READ) : []);
  if (!first) throw new Error(`story ${story.id} has no articles`);
  return rest.reduce((best, article) => (fullness(article) > fullness(best) ? article : best), first);
}

/** Those whose headlines say what the story's headlines have in common. */
function central(able: readonly Article[], others: readonly Article[]): readonly Article[] {
  if (able.length < 2 || able.length + others.length < ENOUGH) return able;
  const words = able.map(wordsOf);
  const told = new Map<string, number>();
  for (const set of [...words, ...others.map(wordsOf)])
    for (const word of set) told.set(word, (told.get(word) ?? 0) + 1);
  const shared = words.map((set) => {
    let sum = 0;
    for (const word of set) sum += told.get(word)! - 1;
    return sum / Math.sqrt(set.size || 1);
  });
  const enough = BESIDE * Math.max(...shared);
  return able.filter((_, i) => shared[i]! >= enough);
}

function wordsOf({ title }: Article): ReadonlySet<string> {
  return new Set(terms(title).filter((word) => !isCommon(word)));
}

const fullness = (article: Article): number =>
  (isForumPost(article.title) || isOffer(article.title) ? 0 : 8) +
  (article.publishedAt === undefined ? 0 : 0.5) +
  (article.event === '' ? 0 : 4) +
  (article.keywords.length > 0 ? 2 : 0) +
  (article.body === '' ? 0 : 1);
