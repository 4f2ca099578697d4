import { term } from '../cards/ask.ts';
import type { Instant, Lang, Story } from '../model.ts';
import { allOf, type Expression, noneOf } from '../news/expression.ts';
import { tells } from '../news/matched.ts';
import { plainWords } from '../news/question.ts';
import { sourceNames } from '../news/source-names.ts';
import type { Archive, Sources } from '../ports.ts';
import { fold } from '../text.ts';
import { printExpression } from './print.ts';
import { expressionOf } from './rules.ts';

const WEEK: Expression = { kind: 'since', text: '7d' };
/** So many stories of the week are looked at for what makes the noise. */
const SAMPLE = 40;
/** Fewer stories a week are no noise. */
const QUIET = 6;
/** A clause has to remove a fifth and may leave no less than a fifth, or it is another question. */
const LEAST = 0.2;
const TOPICS = 12;
/** A question for half of all news, or for more than is counted, is asked about first. */
const BROAD_SHARE = 0.5;
const BROAD_FROM = 50;

/** What a subscription would have brought in the last seven days. */
export interface Week {
  readonly count: number;
  /** Counting stopped at `count`. */
  readonly more: boolean;
  readonly stories: readonly Story[];
}

type Searching = Pick<Archive, 'search'>;
type Tightened = Searching & Pick<Sources, 'sources'>;

export async function weekOf(
  archive: Searching,
  expression: Expression,
  now: Instant,
  lang?: Lang,
): Promise<Week> {
  const asked = allOf([expression, WEEK, ...spokenIn(lang)])!;
  const found = await archive.search({ expression: asked, limit: SAMPLE, offset: 0, now });
  if (found.relaxed) return { count: 0, more: false, stories: [] };
  return { count: found.total, more: found.atLeast, stories: found.hits.map(({ story }) => story) };
}

function spokenIn(lang: Lang | undefined): Expression[] {
  return lang === undefined ? [] : [{ kind: 'word', field: 'lang', text: lang }];
}

export async function isTooBroad(archive: Searching, week: Week, now: Instant): Promise<boolean> {
  if (week.more) return true;
  if (week.count < BROAD_FROM) return false;
  const all = await archive.search({ expression: WEEK, limit: 1, offset: 0, now });
  return !all.atLeast && week.count >= all.total * BROAD_SHARE;
}

export interface Tightening {
  readonly clause: string;
  /** The whole question with the clause. */
  readonly expression: Expression;
  /** Stories of the week that stay. */
  readonly left: number;
  /** Where the clause is a language: that is a setting, and the question stays as it was. */
  readonly lang?: Lang;
}

/**
 * The one clause that removes most of a noisy week, with its effect; undefined when none does. Where most of
 * the week is told in another language than `readers` of the room have, it is theirs. `lang`: what the
 * subscription keeps to already.
 */
export async function tighten(
  archive: Tightened,
  expression: Expression,
  week: Week,
  now: Instant,
  { lang, readers }: { readonly lang?: Lang; readonly readers?: Lang } = {},
): Promise<Tightening | undefined> {
  if (week.count < QUIET) return undefined;
  const { stories } = week;
  const spoken =
    lang === undefined && readers !== undefined && isForeign(stories, readers) ? readers : undefined;
  const sourceOf = sourceNames(await archive.sources());
  const least = stories.length * LEAST;
  const inOwn = spoken && `lang:${spoken}`;
  const [best] = candidates(expression, stories, spoken)
    .map((candidate) => ({
      ...candidate,
      stay: stories.filter((story) => tells(story, candidate.expression, now, sourceOf)).length,
    }))
    .filter(({ stay }) => stay >= least && stories.length - stay >= least)
    .sort((a, b) => Number(b.clause === inOwn) - Number(a.clause === inOwn) || a.stay - b.stay);
  if (!best) return undefined;
  const { count } = await weekOf(archive, best.expression, now, lang);
  if (count >= week.count) return undefined;
  const { clause, expression: tighter } = best;
  return {
    clause,
    expression: tighter,
    left: count,
    ...(spoken && clause === inOwn && { lang: spoken }),
  };
}

/** Is most of it told in another language only? */
function isForeign(stories: readonly Story[], lang: Lang): boolean {
  const own = stories.filter(({ articles }) => articles.some((article) => article.lang === lang));
  return own.length < stories.length / 2;
}

function candidates(expression: Expression, stories: readonly Story[], spoken: Lang | undefined) {
  const asked = fold(printExpression(expression));
  const without = topicsOf(stories)
    .filter((topic) => !asked.includes(fold(topic)))
    .slice(0, TOPICS)
    .map((topic) => noneOf(expressionOf(term(topic))));
  const clauses: Expression[] = [...without, { kind: 'outlets', atLeast: 2 }, ...spokenIn(spoken)];
  const added = clauses.map((clause) => ({
    clause: printExpression(clause),
    expression: allOf([expression, clause])!,
  }));
  const instead = [inTitle(expression), sideBySide(expression)].filter((one) => one !== undefined);
  return [...added, ...instead.map((one) => ({ clause: printExpression(one), expression: one }))];
}

const MOST_WORDS = 4;

/** The same words as they stand: `"open source"` of `open source`. */
function sideBySide(expression: Expression): Expression | undefined {
  const words = expression.kind === 'and' ? (plainWords(expression) ?? []) : [];
  return words.length > 1 && words.length <= MOST_WORDS
    ? { kind: 'phrase', text: words.join(' ') }
    : undefined;
}

/** The same word, in the title only. */
function inTitle(expression: Expression): Expression | undefined {
  const plain = (expression.kind === 'word' || expression.kind === 'phrase') && !expression.field;
  return plain ? { ...expression, field: 'title' } : undefined;
}

function topicsOf(stories: readonly Story[]): string[] {
  const counts = new Map<string, number>();
  for (const { articles } of stories) {
    const topics = articles.flatMap(({ keywords, companies, industries }) => [
      ...keywords,
      ...companies,
      ...industries,
    ]);
    for (const topic of new Set(topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([topic]) => topic);
}
