import { describe, expect, it } from 'vitest';
import type { Block, Card, Part } from '../../../src/card.ts';
import { homeCard } from '../../../src/cards/home.ts';
import { savedCard } from '../../../src/cards/lists.ts';
import { meantCard } from '../../../src/cards/meant.ts';
import { emptyCard } from '../../../src/cards/results.ts';
import { scheduleCard } from '../../../src/cards/schedule.ts';
import { sourcesCard } from '../../../src/cards/sources.ts';
import { editCard, subscriptionsCard } from '../../../src/cards/subscriptions.ts';
import { parse } from '../../../src/commands/grammar.ts';
import { spokenLine } from '../../../src/commands/spoken-line.ts';
import { VERBS } from '../../../src/commands/verbs.ts';
import { en } from '../../../src/i18n/en.ts';
import type { ErrorKey } from '../../../src/i18n/index.ts';
import { zh } from '../../../src/i18n/zh.ts';
import type { Lang, Subscription } from '../../../src/model.ts';
import type { View } from '../../../src/time.ts';

const HAN_FIRST = /^\p{Script=Han}/u;

describe('a line in Chinese', () => {
  it.each(VERBS.map(({ example }) => example.en))('means what it means in English: %s', (line) => {
    expect(spokenLine(line, 'zh')).toMatch(HAN_FIRST);
    expect(parse(spokenLine(line, 'zh'))).toEqual(parse(line));
    expect(spokenLine(line, 'en')).toBe(line);
  });

  it.each([
    ['digest weekdays 9:00', '早报 工作日 9:00'],
    ['subscribe "video model" -funding max:5/day', '订阅 "video model" -funding max:5/day'],
    ['add suggested', '添加 推荐'],
    ['pause all for:7d', '暂停 全部 for:7d'],
    ['help digest', '帮助 早报'],
    ['forget-me yes', '忘记我 确定'],
    ['subscribe all', 'subscribe all'],
    ['sora now', 'sora now'],
    ['constructor', 'constructor'],
  ])('is as people type it: %s', (line, expected) => {
    const spoken = spokenLine(line, 'zh');
    expect([expected, spokenLine(expected, 'zh')]).toContain(spoken);
    expect(parse(spoken)).toEqual(parse(line));
  });
});

const subscription: Subscription = {
  id: 1,
  room: 'slack:T01/C02',
  expression: 'sora OR kling',
  settings: { when: 'instant' },
  createdBy: 'U1',
  createdAt: 0,
  changedBy: 'U1',
  changedAt: 0,
};
const line = 'subscribe sora OR kling';
const listed = { subscription, line, remove: 'unsubscribe sora OR kling', item: '=1' as const };
const mute = { id: 1, room: 'slack:T01/C02', expression: 'funding', by: 'U1' };

const CARDS: Readonly<Record<string, (view: View) => Card>> = {
  home: (view) => homeCard({ articles: 0, subscriptions: [], lacksSources: true }, view),
  schedule: (view) => scheduleCard({}, view),
  'schedule of one': (view) => scheduleCard({ own: true }, view),
  saved: (view) => savedCard([], view),
  sources: (view) => sourcesCard([], view),
  'no subscriptions': (view) => subscriptionsCard({ scope: 'here', subscriptions: [], mutes: [] }, view),
  subscriptions: (view) => subscriptionsCard({ scope: 'here', subscriptions: [listed], mutes: [mute] }, view),
  edit: (view) => editCard({ item: 2, button: '=1', line, subscription, paused: false }, view),
  'nothing found': (view) => emptyCard(view, { asked: 'sora', page: 1, near: [], articles: 9 }),
  'nothing there': (view) => emptyCard(view, { asked: 'sora', page: 1, near: [], articles: 0 }),
  meant: (view) => meantCard(view.lang, { meant: 'digest weekdays 9:00', asked: 'digest?' }),
};

const textsOf = (block: Block) =>
  block.kind === 'text' ? [block.text] : block.kind === 'list' ? block.items : [];
const isStrong = (part: Part): part is { readonly strong: string } =>
  typeof part === 'object' && 'strong' in part;
/** What a card sets apart to be typed: commands, no headings. */
const linesOf = (card: Card) =>
  card.blocks
    .flatMap(textsOf)
    .flatMap((text) => text.filter(isStrong).map(({ strong }) => strong))
    .filter((strong) => !['search', 'home'].includes(parse(strong).verb));
const view = (lang: Lang): View => ({ lang, zone: 'Asia/Shanghai', now: 0 });

describe('a card in Chinese', () => {
  it.each(Object.keys(CARDS))('shows Chinese lines that do what the English ones do: %s', (name) => {
    const [english, chinese] = [view('en'), view('zh')].map((one) => linesOf(CARDS[name]!(one)));
    expect(english!.length).toBeGreaterThan(0);
    for (const one of chinese!) expect(one).toMatch(HAN_FIRST);
    const verbs = (lines: readonly string[]) => lines.map((one) => parse(one).verb);
    expect(verbs(chinese!)).toEqual(verbs(english!));
  });
});

describe('a problem told in Chinese', () => {
  const typedIn = (sentence: readonly string[]) =>
    [...sentence.join(' ').matchAll(/`([^`]+)`/g)].map(([, one]) => one!.replaceAll(/\{\w+\}/g, '2'));
  const commands = (sentence: readonly string[]) =>
    typedIn(sentence).filter((one) => parse(one).verb !== 'search');

  it.each(Object.keys(en.errors) as ErrorKey[])('names Chinese lines, for the same ends: %s', (key) => {
    for (const one of commands(zh.errors[key])) expect(one).toMatch(HAN_FIRST);
    const verbs = (sentence: readonly string[]) => new Set(commands(sentence).map((one) => parse(one).verb));
    expect(verbs(zh.errors[key])).toEqual(verbs(en.errors[key]));
  });
});
