import type { Article } from '../model.ts';
import { isName, isPlace, otherNames } from '../news/aliases.ts';
import { isTitleCase } from '../news/title-case.ts';
import { fold } from '../text.ts';
import { OUTLETS } from './outlets.ts';

/** Topics that nobody would follow: everything here is about them, or whole peoples are meant. */
const TOO_WIDE = new Set(
  `ai|ai技术|人工智能|artificial intelligence|大模型|大语言模型|llm|llms|language model|language models|语言模型|large language model
large language models|基础模型|foundation model|generative ai|生成式ai|生成式人工智能|科技|technology|internet|china|中国|united states|america|美国|europe|欧洲|asia|亚洲|africa|非洲|english|western
chinese|american|british|european|japanese|korean|indian|russian|german|french|israeli|iranian|ukrainian|canadian
australian|italian|spanish|phd|app|apps|agent|agents|chat|republican|republicans|democrat|democrats|democratic`.split(
    /[|\n]/,
  ),
);
/** Written as only a name is: `PassNet`, `iTide`, `Kelp-3`, `TIDE-Bench`. */
const COINED =
  /[a-z][A-Z]|[A-Z]{2}[a-z]{3}|[A-Z]{2}-[A-Z]?[a-z]|[a-z]-[A-Z]{2}|[A-Za-z]{3}-?\d|[A-Za-z]-?\d[A-Za-z\d.]{0,20}[a-z]{2}/;
/** `AI-made` says no more than AI. */
const AI = /^ai[\s-]/i;
/** Capital words, as a name in running text is written. */
const CAPITAL_WORDS = /^\p{Lu}[\p{L}\d'’-]*(?: \p{Lu}[\p{L}\d'’-]*)*$/u;
const ABBREVIATION = /^\P{Ll}+s?$/u;
const READ = 2_000;

type Named = Pick<
  Article,
  'keywords' | 'companies' | 'technologies' | 'people' | 'title' | 'body' | 'event' | 'lang'
>;

/**
 * What someone who likes this story would follow, and who does not would mute: the first of its keywords
 * that is a name, else what else it names. A plain word, which stands in half of all stories, is no topic.
 */
export function topicOf(article: Named): string | undefined {
  return namesOf(article)[0];
}

/** So many names fit beside each other as buttons. */
const MOST = 5;

/** What it is about, by name, the topic first; under one spelling each. Where nothing is named, by its keywords. */
export function topicsOf(article: Named): readonly string[] {
  const found = namesOf(article);
  const names = found.length > 0 ? found : narrow(article.keywords);
  const folded = names.map(fold);
  return names.filter((_, i) => folded.indexOf(folded[i]!) === i).slice(0, MOST);
}

function namesOf(article: Named): readonly string[] {
  const { companies, people, technologies } = article;
  const words = narrow(article.keywords);
  const products = technologies.filter(
    (name) => isCoined(name) || (/^[A-Z]/.test(name) && /[a-z]/.test(name) && !AI.test(name)),
  );
  const recognised = [...companies, ...people, ...products];
  return [
    ...words.filter((word) => isOneOf(word, recognised) || isCoined(word)),
    ...words.filter((word) => !isPlace(word) && (isName(word) || isNamedIn(word, article))),
    ...narrow([...companies, ...people]),
    ...words.filter((word) => isOneOf(word, technologies)),
    ...narrow(technologies),
    ...words.filter((word) => isTerm(word, words)),
    ...words.filter(isPlace),
  ];
}

function narrow(names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const folded = fold(name.trim());
    return folded !== '' && !TOO_WIDE.has(folded) && !OUTLETS.has(folded);
  });
}

function isCoined(word: string): boolean {
  return COINED.test(word) && !AI.test(word);
}

/** Is it one of them, by this or another of its names? */
function isOneOf(word: string, names: readonly string[]): boolean {
  const folded = names.map(fold);
  return [word, ...otherNames(word)].some((name) => folded.includes(fold(name)));
}

/** Has it a capital where only names have one: within a sentence, or among Chinese characters? */
function isNamedIn(word: string, article: Named): boolean {
  if (!CAPITAL_WORDS.test(word) || ABBREVIATION.test(word)) return false;
  const { title, body, event, lang } = article;
  const styled = isTitleCase(title);
  const texts = [title, event, body.slice(0, READ)].map((text) =>
    styled ? text.replaceAll(title, '') : text,
  );
  if (texts.some((text) => placesOf(word.toLowerCase(), text).length > 0)) return false;
  return texts.some((text) =>
    placesOf(word, text).some(
      (at) => lang === 'zh' || /[\p{Ll}\d,]\s$/u.test(text.slice(Math.max(0, at - 2), at)),
    ),
  );
}

/** Where a text has it as a whole word. */
function placesOf(word: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const around = text.charAt(at - 1) + text.charAt(at + word.length);
    if (!/[\p{Script=Latin}\d]/u.test(around)) places.push(at);
  }
  return places;
}

/** Is it a term of several words (`text-to-video`, 文生视频), and no piece of a longer one beside it? */
function isTerm(word: string, all: readonly string[]): boolean {
  if (/^[A-Z]+s?$/.test(word) || all.some((other) => other.length > word.length && other.includes(word)))
    return false;
  const names = otherNames(word);
  return names.length > 0 && [word, ...names].some((name) => /[a-z][ -][a-z]/i.test(name));
}
