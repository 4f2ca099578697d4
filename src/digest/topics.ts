import { readQuestion } from '../commands/question.ts';
import type { Article, Instant } from '../model.ts';
import type { Expression } from '../news/expression.ts';
import { type Holding, holds } from '../news/holds.ts';
import { withNames } from '../news/names-over-words.ts';
import { otherWordings } from '../news/other-wordings.ts';
import { phraseTerms } from '../news/question.ts';
import type { SourceOf } from '../news/source-names.ts';
import { isCjk, terms } from '../text.ts';

/** Which of a window's articles fit an expression; each distinct expression is worked out once. */
export interface Topics {
  /** The articles that hold what the expression asks for. */
  fitting(expression: string): readonly Article[];
}

/** A set of article numbers; undefined stands for "any of them, look". */
type Candidates = ReadonlySet<number> | undefined;

/**
 * The terms of all articles point back to them, so that an expression is held only against the few that
 * can fit it. A morning's rooms ask for thousands of expressions, most of which fit next to nothing.
 */
export function createTopics(
  articles: readonly Article[],
  now: Instant,
  about: {
    readonly source: SourceOf;
    readonly outlets: (storyId: number) => number;
  },
): Topics {
  const postings = new Map<string, Set<number>>();
  articles.forEach((article, at) => {
    for (const text of textsOf(article)) {
      for (const term of terms(text)) {
        const known = postings.get(term);
        if (known) known.add(at);
        else postings.set(term, new Set([at]));
      }
    }
  });
  const holdings: readonly Holding[] = articles.map((article) => ({
    ...article,
    at: article.publishedAt ?? article.arrivedAt,
    source: about.source(article),
    outlets: () => about.outlets(article.storyId),
  }));
  const known = new Map<string, readonly Article[]>();

  function work(text: string): readonly Article[] {
    const { expression } = readQuestion(text);
    if (!expression) return [];
    const candidates = candidatesOf(withNames(expression));
    const places = candidates ? [...candidates].sort((a, b) => a - b) : articles.map((_, at) => at);
    return places.filter((at) => holds(expression, holdings[at]!, now)).map((at) => articles[at]!);
  }

  function candidatesOf(expression: Expression): Candidates {
    switch (expression.kind) {
      case 'and':
        return expression.of.map(candidatesOf).reduce(both);
      case 'or':
        return expression.of.map(candidatesOf).reduce(either);
      case 'word':
      case 'phrase':
        if (isFacet(expression.field)) return undefined;
        return [expression.text, ...otherWordings(expression)].map(phrase).reduce(either);
      case 'exact':
        return isFacet(expression.field) ? undefined : phrase(expression.text);
      default:
        return undefined;
    }
  }

  function phrase(text: string): Candidates {
    const cut = phraseTerms(text);
    // A single character stands inside longer terms, and what has no terms tells nothing.
    if (cut.length === 0 || cut.some((term) => [...term].length === 1 && isCjk(term))) return undefined;
    return cut.map((term): Candidates => postings.get(term) ?? new Set()).reduce(both);
  }

  return {
    fitting(expression) {
      const found = known.get(expression) ?? work(expression);
      known.set(expression, found);
      return found;
    },
  };
}

function textsOf(article: Article): readonly string[] {
  const { title, event, body, keywords, technologies, industries, companies, people } = article;
  return [title, event, body, ...keywords, ...technologies, ...industries, ...companies, ...people];
}

function isFacet(field: string | undefined): boolean {
  return field === 'lang' || field === 'site' || field === 'source';
}

function both(a: Candidates, b: Candidates): Candidates {
  if (!a || !b) return a ?? b;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  return new Set([...few].filter((at) => many.has(at)));
}

function either(a: Candidates, b: Candidates): Candidates {
  return a && b ? new Set([...a, ...b]) : undefined;
}
