import type { Text } from '../card.ts';
import type { Article, Instant, Story } from '../model.ts';
import type { Expression, TextTerm } from './expression.ts';
import { type Holding, holds } from './holds.ts';
import { withNames } from './names-over-words.ts';
import { otherWordings } from './other-wordings.ts';
import { phraseTerms } from './question.ts';
import { marker, snippet } from './snippet.ts';
import type { SourceOf } from './source-names.ts';

/** Where an expression holds in a story: the term, and the words around it. */
export interface Match {
  readonly term: TextTerm;
  readonly article: Article;
  /** The matched words are `strong`; only the term's own where the place cannot be shown (a pattern). */
  readonly around: Text;
}

/** The first term that holds, with the words around it; undefined when the expression does not hold. */
export function matchOf(
  expression: Expression,
  story: Story,
  now: Instant,
  sourceOf: SourceOf,
): Match | undefined {
  for (const article of story.articles) {
    const holding = holdingOf(article, story, sourceOf);
    if (!holds(expression, holding, now)) continue;
    const term = heldTerms(expression).find((one) => holds(one, holding, now));
    if (term) return { term, article, around: around(term, article) };
  }
  return undefined;
}

/** The parts of a question that a story lacks: those of its outermost clauses that hold in none of its articles. */
export function missing(
  expression: Expression,
  story: Story,
  now: Instant,
  sourceOf: SourceOf,
): readonly Expression[] {
  const clauses = expression.kind === 'and' ? expression.of : [expression];
  return clauses.filter((clause) => !tells(story, clause, now, sourceOf));
}

/** Does any article of the story hold what is asked? */
export function tells(story: Story, expression: Expression, now: Instant, sourceOf: SourceOf): boolean {
  return story.articles.some((article) => holds(expression, holdingOf(article, story, sourceOf), now));
}

function holdingOf(article: Article, story: Story, sourceOf: SourceOf): Holding {
  return {
    ...article,
    at: article.publishedAt ?? article.arrivedAt,
    source: sourceOf(article),
    outlets: () => new Set(story.articles.map(({ site }) => site)).size,
  };
}

/** Terms that are asked for, not against. */
function heldTerms(expression: Expression): TextTerm[] {
  return termsOf(withNames(expression));
}

function termsOf(expression: Expression): TextTerm[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.of.flatMap(termsOf);
    case 'not':
    case 'since':
    case 'before':
    case 'outlets':
      return [];
    default:
      return [expression];
  }
}

/**
 * The words around the places in a story's newest article where an expression holds, the title left out;
 * empty where only the title has them, or nothing that can be shown.
 */
export function wordsAround(expression: Expression, story: Story, now: Instant): Text {
  const [article] = story.articles;
  if (!article) return [];
  const holding = holdingOf(article, story, ({ site }) => site);
  const held = heldTerms(expression).filter((term) => holds(term, holding, now));
  const asked = marker(held.flatMap(wordingsOf).map(phraseTerms));
  for (const text of [article.event, article.body]) {
    const found = snippet(text, asked);
    if (found.length > 0) return found;
  }
  return [];
}

function wordingsOf(term: TextTerm): readonly string[] {
  return term.kind === 'regex' ? [] : [term.text, ...otherWordings(term)];
}

function around(term: TextTerm, article: Article): Text {
  if (term.kind === 'regex') return [{ strong: `/${term.source}/` }];
  const asked = marker(wordingsOf(term).map(phraseTerms));
  const { title, event, body, keywords, technologies, industries, companies, people } = article;
  const facets = [keywords, technologies, industries, companies, people].map((each) => each.join(', '));
  for (const text of [title, event, body, ...facets]) {
    const found = snippet(text, asked);
    if (found.length > 0) return found;
  }
  return [{ strong: term.text }];
}
