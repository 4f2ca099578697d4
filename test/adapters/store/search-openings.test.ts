import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOpenings } from '../../../adapters/store/search-openings.ts';
import { statements } from '../../../adapters/store/search-sql.ts';

const INDEX = `CREATE VIRTUAL TABLE search_index USING fts5(
  title, body, content='', contentless_delete=1, tokenize="ascii tokenchars '_+#'")`;

function indexed(texts: readonly (readonly [title: string, body: string])[]) {
  const db = new DatabaseSync(':memory:');
  db.exec(INDEX);
  const sql = statements(db);
  for (const [title, body] of texts)
    sql.run('INSERT INTO search_index (title, body) VALUES (?, ?)', title, body);
  const matches = (query: string) =>
    sql.all('SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC', query);
  return { matches, openings: createOpenings(sql, 1) };
}

describe('a prefix spelled out', () => {
  it('finds what the prefix finds, in a field, after other words and beside what is ruled out', () => {
    const word = fc.stringMatching(/^[ab视频]{1,3}$/u);
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    const query = fc.oneof(
      word.map((start) => `("${start}" *)`),
      word.map((start) => `(title : ("${start}" *))`),
      fc.tuple(word, word).map(([first, start]) => `("${first} ${start}" *)`),
      fc.tuple(word, word).map(([first, start]) => `(("${first}") NOT ("${start}" *))`),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 12 }), query, (texts, asked) => {
        const { matches, openings } = indexed(texts);
        expect(matches(openings.spelledOut(asked))).toEqual(matches(asked));
      }),
    );
  });

  it('names each term once, and leaves a query without a prefix as it is', () => {
    const { openings } = indexed([
      ['open openai', 'opened openai'],
      ['close', 'up'],
    ]);
    expect(openings.spelledOut('("open" *)')).toBe('(("open" OR "openai" OR "opened"))');
    expect(openings.spelledOut('("was open" *)')).toBe('(("was open" OR "was openai" OR "was opened"))');
    expect(openings.spelledOut('("open" OR "close")')).toBe('("open" OR "close")');
    expect(openings.spelledOut('("never" *)')).toBe('("never" *)');
  });

  it('of more terms than are walked side by side is left to the index', () => {
    const many = Array.from({ length: 251 }, (_, i) => `op${i}`).join(' ');
    expect(indexed([[many, '']]).openings.spelledOut('("op" *)')).toBe('("op" *)');
  });

  it('of few postings is left to the index', () => {
    const { openings } = indexed([['open', 'open']]);
    expect(openings.spelledOut('("open" *)')).toBe('(("open"))');
    const sql = statements(new DatabaseSync(':memory:'));
    sql.run(INDEX);
    sql.run("INSERT INTO search_index (title) VALUES ('open')");
    expect(createOpenings(sql).spelledOut('("open" *)')).toBe('("open" *)');
  });
});
