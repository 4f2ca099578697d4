import type { Lang } from '../model.ts';
import { parse } from './grammar.ts';
import { VERBS } from './verbs.ts';

/**
 * A line of the grammar as a person of that language would type it: `digest weekdays 9:00` is 早报 工作日 9:00.
 * Only a line that means exactly the same is given; else it stays as it is.
 */
export function spokenLine(line: string, lang: Lang): string {
  if (lang !== 'zh') return line;
  const end = line.indexOf(' ');
  const verb = CHINESE.get(end < 0 ? line : line.slice(0, end));
  if (verb === undefined) return line;
  const rest = end < 0 ? '' : line.slice(end + 1);
  const [word = ''] = rest.split(' ', 1);
  const said = WORDS[word] ?? CHINESE.get(word);
  const whole = said === undefined ? undefined : `${verb} ${said}${rest.slice(word.length)}`;
  const lines = [whole, `${verb} ${rest}`.trim()];
  const meaning = JSON.stringify(parse(line));
  return lines.find((one) => one !== undefined && JSON.stringify(parse(one)) === meaning) ?? line;
}

/** What a verb is called in a language. */
export function spokenVerb(name: string, lang: Lang): string {
  return (lang === 'zh' && CHINESE.get(name)) || name;
}

const CHINESE: ReadonlyMap<string, string> = new Map(
  VERBS.flatMap(({ name, aliases }) => {
    const chinese = aliases.find((alias) => /^\p{Script=Han}+$/u.test(alias));
    return chinese === undefined ? [] : [[name, chinese] as const];
  }),
);

/** Words that may follow a verb. */
const WORDS: Readonly<Record<string, string>> = {
  __proto__: null as never,
  weekdays: '工作日',
  daily: '每天',
  now: '现在',
  preview: '预览',
  skip: '跳过',
  off: '关闭',
  all: '全部',
  mine: '我的',
  paused: '暂停',
  suggested: '推荐',
  suggest: '推荐',
  broken: '失败',
  yes: '确定',
  this: '这条',
};
