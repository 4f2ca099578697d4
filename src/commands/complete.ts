import { numbersOf } from '../i18n/numbers.ts';
import type { Lang } from '../model.ts';
import { fold } from '../text.ts';
import type { Completion } from './ask.ts';
import { normalise } from './normalise.ts';
import { VERBS, type VerbEntry } from './verbs.ts';

/** What this place knows, ready in memory: the most told topics and the newest stories, best first. */
export interface Vocabulary {
  readonly lang: Lang;
  readonly topics: readonly { readonly text: string; readonly count: number }[];
  /** Titles. */
  readonly recent: readonly string[];
}

/** What an empty line offers first. */
const HOME: ReadonlySet<string> = new Set(['latest', 'list', 'digest now']);
const TOPICS_AT_ONCE = 10;

/** Verbs whose free text can be completed with topics. */
const TAKES_TOPICS = /^(?:subscribe|sub|follow|watch|search|find|mute|订阅|关注|搜索|屏蔽)$/iu;

const numbers = { en: numbersOf('en-US'), zh: numbersOf('zh-CN') };
const STORIES = { en: 'stories', zh: '条新闻' };

/**
 * What a line that is being typed may become, best first: commands whose shape begins so, topics with how
 * often they are told, titles of recent stories. Each is a whole line that can be sent as it is.
 */
export function completions(line: string, vocabulary: Vocabulary): readonly Completion[] {
  const typed = normalise(line);
  if (typed === '') return [...home(vocabulary.lang), ...topicsLike('', '', vocabulary)].slice(0, 25);
  const space = typed.lastIndexOf(' ');
  const [before, last] = space < 0 ? ['', typed] : [typed.slice(0, space + 1), typed.slice(space + 1)];
  const [verb = ''] = typed.split(' ', 1);
  const free = before === '' || TAKES_TOPICS.test(verb) || !VERBS.some((entry) => entry.name === verb);
  const found = [
    ...commandsLike(typed, vocabulary.lang),
    ...(free ? topicsLike(before, last, vocabulary) : []),
    ...(before !== '' && TAKES_TOPICS.test(verb) ? [] : titlesLike(typed, vocabulary)),
  ];
  return [...new Map(found.map((completion) => [completion.text, completion])).values()];
}

function home(lang: Lang): Completion[] {
  return spellings(lang)
    .filter(({ text }) => HOME.has(text))
    .map(({ text, entry }) => ({ text, hint: entry.does[lang] }));
}

function commandsLike(typed: string, lang: Lang): Completion[] {
  const start = fold(typed);
  return spellings(lang)
    .filter(({ text }) => fold(text).startsWith(start))
    .map(({ text, entry }) => ({ text, hint: `${entry.does[lang]} · ${entry.shapes[0]}` }));
}

/** Lines that can be sent as they are: examples, and the shapes without a blank to fill. */
function spellings(lang: Lang): { readonly text: string; readonly entry: VerbEntry }[] {
  return VERBS.flatMap((entry: VerbEntry) => {
    const whole = entry.shapes.filter((shape) => shape.startsWith(entry.name) && !/[<|#]/.test(shape));
    return [...new Set([...whole, entry.example[lang], entry.example.en])].map((text) => ({ text, entry }));
  });
}

function topicsLike(before: string, last: string, { topics, lang }: Vocabulary): Completion[] {
  const start = fold(last);
  return topics
    .filter(({ text }) => fold(text).startsWith(start) && fold(text) !== start)
    .slice(0, TOPICS_AT_ONCE)
    .map(({ text, count }) => ({
      text: before + (text.includes(' ') ? `"${text}"` : text),
      hint: `${numbers[lang].format(count)} ${STORIES[lang]}`,
    }));
}

function titlesLike(typed: string, { recent }: Vocabulary): Completion[] {
  const words = fold(typed).split(' ');
  return recent
    .filter((title) => words.every((word) => fold(title).includes(word)))
    .map((title) => ({ text: `"${title.replaceAll('"', ' ')}"`, hint: title }));
}
