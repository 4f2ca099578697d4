import type { Expression } from '../src/news/expression.ts';
import type { Holding } from '../src/news/holds.ts';

/**
 * The two ways in which bots of this kind match: lists of words that a headline must have, may have and
 * must not have; and a tree of conditions that is walked for each subscription. Both look for substrings.
 */
export interface Loop {
  add(expression: Expression): void;
  /** Number of subscriptions that an article fits. */
  count(article: Holding): number;
}

interface WordList {
  readonly must: readonly string[];
  readonly any: readonly string[];
  readonly not: readonly string[];
}

export function wordLists(): Loop {
  const lists: WordList[] = [];
  return {
    add: (expression) => lists.push(listOf(expression)),
    count(article) {
      const text = textOf(article).toLowerCase();
      let count = 0;
      for (const { must, any, not } of lists) {
        if (not.some((word) => text.includes(word))) continue;
        if (!must.every((word) => text.includes(word))) continue;
        if (any.length === 0 || any.some((word) => text.includes(word))) count++;
      }
      return count;
    },
  };
}

function listOf(expression: Expression): WordList {
  const parts = expression.kind === 'and' ? expression.of : [expression];
  const words = (kind: 'not' | 'or') =>
    parts.flatMap((part) => (part.kind === kind ? [part.of].flat() : [])).map(wordOf);
  const must = parts.filter(({ kind }) => kind !== 'not' && kind !== 'or').map(wordOf);
  return { must, any: words('or'), not: words('not') };
}

function wordOf(expression: Expression): string {
  return 'text' in expression ? expression.text.toLowerCase() : '';
}

export function filterTrees(): Loop {
  const trees: Expression[] = [];
  return {
    add: (expression) => trees.push(expression),
    count(article) {
      const fields: Readonly<Record<string, string>> = { all: textOf(article), ...fieldsOf(article) };
      let count = 0;
      for (const tree of trees) if (fits(tree, fields)) count++;
      return count;
    },
  };
}

function fits(tree: Expression, fields: Readonly<Record<string, string>>): boolean {
  switch (tree.kind) {
    case 'and':
      return tree.of.every((each) => fits(each, fields));
    case 'or':
      return tree.of.some((each) => fits(each, fields));
    case 'not':
      return !fits(tree.of, fields);
    default: {
      const field = ('field' in tree ? tree.field : undefined) ?? 'all';
      return (fields[field] ?? '').toLowerCase().includes(wordOf(tree));
    }
  }
}

function fieldsOf({ title, body, lang, site, source }: Holding) {
  return { title, body, lang, site, source };
}

function textOf(article: Holding): string {
  const { title, event, body, keywords, technologies, industries, companies, people } = article;
  return [title, event, body, ...keywords, ...technologies, ...industries, ...companies, ...people].join(
    '\n',
  );
}
