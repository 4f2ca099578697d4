/** The fields that a term may be held against. Without one it is held against all text of the article. */
export const TEXT_FIELDS = [
  'title',
  'body',
  'source',
  'site',
  'lang',
  'keyword',
  'tech',
  'industry',
  'company',
  'person',
] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/**
 * What a search or a subscription asks for. `text` is as the person wrote it (after the grammar's own
 * normalisation), so that printing gives their words back; `src/text.ts` folds it where it is held
 * against articles.
 */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | Term;

export type Term =
  | TextTerm
  /** `since:7d`, `before:2026-11-01`: an age (`7d`, `12h`, `2w`) or an ISO date. */
  | { readonly kind: 'since' | 'before'; readonly text: string }
  /** `sources:3`: told by at least so many outlets. */
  | { readonly kind: 'outlets'; readonly atLeast: number };

/** A term that is held against an article's words. */
export type TextTerm =
  /** `sora`: whole Latin word in any case, or a CJK substring. */
  | { readonly kind: 'word'; readonly text: string; readonly field?: TextField }
  /** `gpt*` */
  | { readonly kind: 'prefix'; readonly text: string; readonly field?: TextField }
  /** `=US`: whole word, this case. */
  | { readonly kind: 'exact'; readonly text: string; readonly field?: TextField }
  /** `"video model"` */
  | { readonly kind: 'phrase'; readonly text: string; readonly field?: TextField }
  /** `/gpt-[5-9]/`: linear-time engine, any case. */
  | { readonly kind: 'regex'; readonly source: string; readonly field?: TextField };

/** All of them must hold; undefined when there are none. Flat: no `and` directly inside an `and`. */
export function allOf(of: readonly Expression[]): Expression | undefined {
  return joined('and', of);
}

/** One of them must hold; undefined when there are none. Flat: no `or` directly inside an `or`. */
export function anyOf(of: readonly Expression[]): Expression | undefined {
  return joined('or', of);
}

function joined(kind: 'and' | 'or', of: readonly Expression[]): Expression | undefined {
  const flat = of.flatMap((part) => (part.kind === kind ? part.of : [part]));
  return flat.length < 2 ? flat[0] : { kind, of: flat };
}

/** The opposite; the opposite of an opposite is the thing itself. */
export function noneOf(expression: Expression): Expression {
  return expression.kind === 'not' ? expression.of : { kind: 'not', of: expression };
}

/** Must something be there? What has only `-funding` or `since:7d` asks for everything else. */
export function asksForSomething(expression: Expression): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.of.some(asksForSomething);
    case 'or':
      return expression.of.every(asksForSomething);
    case 'not':
    case 'since':
    case 'before':
      return false;
    default:
      return true;
  }
}
