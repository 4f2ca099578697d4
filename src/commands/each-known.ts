import { isName } from '../news/aliases.ts';
import type { Expression } from '../news/expression.ts';
import { isOneName } from '../news/names-over-words.ts';
import type { Archive } from '../ports.ts';
import { fold } from '../text.ts';
import { eitherOf, joined } from './said.ts';

const NEAR = 8;

/**
 * `mistral and cohere` as each of them, where the archive knows each as a company or a person by itself;
 * else the words as they stand, for "supply and demand" is one thing.
 */
export async function eachKnown(
  archive: Pick<Archive, 'suggest'>,
  expression: Expression,
): Promise<Expression> {
  const names = joined(expression);
  if (names === undefined) return expression;
  const known = await Promise.all(
    names.map(async (name) => isName(name) || isOneName(name.split(' ')) || isOfArchive(archive, name)),
  );
  return known.every((one) => one) ? eitherOf(names) : expression;
}

async function isOfArchive(archive: Pick<Archive, 'suggest'>, name: string): Promise<boolean> {
  const found = await archive.suggest(name, NEAR);
  return found.some(
    ({ text, kind }) => (kind === 'company' || kind === 'person') && fold(text) === fold(name),
  );
}
