import type { Article } from '../model.ts';
import { otherNames } from '../news/aliases.ts';
import { fold, isCjk } from '../text.ts';

/** Topics that nobody would follow: everything here is about them. */
const TOO_WIDE = new Set([
  'ai',
  'ai技术',
  '人工智能',
  'artificial intelligence',
  '大模型',
  '科技',
  'technology',
]);
/** How English words for doings and qualities end. */
const ABSTRACT = /^[a-z]{4,}(?:ing|ed|[st]ions?|ments?|ity|ness|ive|ism)$/;
/** Written as only a name is: `PassNet`, `GPT-5`, `MCP`. */
const COINED = /[a-z][A-Z]|[A-Z]{2}|[A-Za-z]-?\d/;

type Named = Pick<Article, 'keywords' | 'companies' | 'technologies' | 'people'>;

/** What someone who likes this story would follow: its first keyword that says what it is about. */
export function topicOf(article: Named): string | undefined {
  const names = narrow([...article.keywords, ...article.companies, ...article.technologies]);
  const [first] = names;
  if (first === undefined || !isVague(first, names, article)) return first;
  return (
    names.find((name) => COINED.test(name)) ?? names.find((name) => !isVague(name, names, article)) ?? first
  );
}

/** So many names fit beside each other as buttons. */
const MOST = 5;

/** What it is about, by name, the topic first; under one spelling each. */
export function topicsOf(article: Named): readonly string[] {
  const topic = topicOf(article);
  const { companies, technologies, people, keywords } = article;
  const names = narrow([...(topic ? [topic] : []), ...companies, ...technologies, ...people, ...keywords]);
  const folded = names.map(fold);
  return names.filter((_, i) => folded.indexOf(folded[i]!) === i).slice(0, MOST);
}

function narrow(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.trim() !== '' && !TOO_WIDE.has(fold(name.trim())));
}

/** A word for anything (`Learning`), or a piece of a longer one beside it (身智能, 具身智能). Names are neither. */
function isVague(name: string, all: readonly string[], { companies, people, technologies }: Named): boolean {
  if ([...companies, ...people, ...technologies].includes(name) || otherNames(name).length > 0) return false;
  if (isCjk(name)) return all.some((other) => other.length > name.length && other.includes(name));
  return ABSTRACT.test(name.charAt(0).toLowerCase() + name.slice(1));
}
