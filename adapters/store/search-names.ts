import type { Article } from '../../src/model.ts';
import { otherNames } from '../../src/news/aliases.ts';
import { looseParts, phraseTerms } from '../../src/news/question.ts';
import type { Part } from '../../src/news/rank.ts';
import { distance } from '../../src/news/spelling.ts';
import type { Suggestion } from '../../src/ports.ts';
import { fold, isCjk, terms } from '../../src/text.ts';
import type { Statements } from './search-sql.ts';

/** What people may be looking for: every name that an article was given, and in how many articles. */
export const NAMES_SCHEMA = `
CREATE TABLE search_names (
  folded TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, articles INTEGER NOT NULL,
  PRIMARY KEY (folded, kind)
) WITHOUT ROWID;
-- Names of nearly the same length are compared with a misspelled one; counting up does not touch it.
CREATE INDEX search_names_by_length ON search_names (length(folded));

`;

type NameKind = Exclude<Suggestion['kind'], 'title'>;
const KINDS: readonly (readonly [NameKind, string])[] = [
  ['keyword', 'keywords'],
  ['technology', 'technologies'],
  ['industry', 'industries'],
  ['company', 'companies'],
  ['person', 'people'],
];
/** Where one name is of several kinds, it is shown as the first of these. */
const RANK: readonly Suggestion['kind'][] = [
  'company',
  'person',
  'technology',
  'keyword',
  'industry',
  'title',
];
/** Names that a spelling is compared with at most. */
const NEAR_AMONG = 20_000;
const NAME_LIMIT = 80;

export interface Names {
  add(article: Article): void;
  remove(articleId: number): void;
  suggest(text: string, limit: number): readonly Suggestion[];
  partsOf(storyId: number): readonly Part[];
}

export function createNames(sql: Statements): Names {
  function add(article: Article): void {
    // Row by row: a statement of many rows opens a savepoint, at which FTS5 writes out a segment.
    for (const [kind, name] of namesOf(article)) {
      sql.run(
        `INSERT INTO search_names (folded, kind, name, articles) VALUES (?, ?, ?, 1)
         ON CONFLICT (folded, kind) DO UPDATE SET articles = articles + 1`,
        fold(name),
        kind,
        name,
      );
    }
  }

  function remove(articleId: number): void {
    const row = sql.get(
      'SELECT keywords, technologies, industries, companies, people FROM articles WHERE id = ?',
      articleId,
    );
    if (row === undefined) return;
    for (const [i, [kind]] of KINDS.entries()) {
      for (const folded of new Set((JSON.parse(row[i] as string) as string[]).map(fold))) {
        sql.run(
          'UPDATE search_names SET articles = articles - 1 WHERE folded = ? AND kind = ?',
          folded,
          kind,
        );
        sql.run('DELETE FROM search_names WHERE folded = ? AND kind = ? AND articles <= 0', folded, kind);
      }
    }
  }

  function suggest(text: string, limit: number): readonly Suggestion[] {
    const asked = fold(text).trim();
    const found = merged(asked === '' ? mostUsed(limit * 3) : starting(asked));
    const known = new Set(found.map((each) => fold(each.text)));
    const more = [
      ...(asked === '' || found.length >= limit ? [] : renamed(asked)),
      ...(asked.length < (isCjk(asked) ? 2 : 3) || found.length >= limit ? [] : near(asked)),
      ...(asked === '' || found.length >= limit ? [] : titles(asked, limit)),
    ];
    for (const each of more) {
      if (known.has(fold(each.text))) continue;
      known.add(fold(each.text));
      found.push(each);
    }
    return found.slice(0, limit);
  }

  function mostUsed(limit: number): Suggestion[] {
    return suggestions(
      sql.all('SELECT name, articles, kind FROM search_names ORDER BY articles DESC LIMIT ?', limit),
    );
  }

  function starting(asked: string): Suggestion[] {
    return suggestions(
      sql.all(
        'SELECT name, articles, kind FROM search_names WHERE folded >= ? AND folded < ? ORDER BY articles DESC LIMIT 60',
        asked,
        `${asked}\u{10ffff}`,
      ),
    );
  }

  /** 奥特曼 asked where the archive says Altman. */
  function renamed(asked: string): Suggestion[] {
    return otherNames(asked).flatMap((name) =>
      suggestions(sql.all('SELECT name, articles, kind FROM search_names WHERE folded = ?', fold(name))),
    );
  }

  function near(asked: string): Suggestion[] {
    const allowed = asked.length >= 8 ? 2 : 1;
    const rows = sql.all(
      `SELECT name, articles, kind, folded FROM search_names WHERE length(folded) BETWEEN ? AND ? LIMIT ?`,
      asked.length - allowed,
      asked.length + allowed,
      NEAR_AMONG,
    );
    const close = rows
      .map((row) => ({ row, far: distance(asked, row[3] as string, allowed) }))
      .filter(({ far }) => far <= allowed)
      .sort((a, b) => a.far - b.far || Number(b.row[1]) - Number(a.row[1]));
    return suggestions(close.map(({ row }) => row));
  }

  function titles(asked: string, limit: number): Suggestion[] {
    const cut = phraseTerms(asked);
    if (cut.length === 0) return [];
    const open = !isCjk(cut.at(-1)!) || cut.at(-1)!.length === 1;
    const rows = sql.all(
      `SELECT a.title FROM search_index s JOIN articles a ON a.id = s.rowid
       WHERE search_index MATCH ? ORDER BY s.rowid DESC LIMIT ?`,
      `title : "${cut.join(' ')}"${open ? ' *' : ''}`,
      limit,
    );
    return rows.map((row) => ({ text: row[0] as string, count: 1, kind: 'title' as const }));
  }

  /** What a story is about: its names, and the words of its titles. */
  function partsOf(storyId: number): readonly Part[] {
    const rows = sql.all(
      `SELECT title, companies, people, technologies, keywords FROM articles WHERE story_id = ? ORDER BY id DESC LIMIT 3`,
      storyId,
    );
    const wordings = new Map<string, Part>();
    for (const row of rows) {
      for (const list of row.slice(1)) {
        for (const name of JSON.parse(list as string) as string[]) {
          const own = phraseTerms(name);
          if (own.length > 0 && own.length <= 6) wordings.set(own.join(' '), nameParts(name, own));
        }
      }
      for (const part of looseParts([row[0] as string])) {
        const key = part.wordings[0]!.terms.join(' ');
        if (!wordings.has(key)) wordings.set(key, part);
      }
    }
    return [...wordings.values()].slice(0, 48);
  }

  return { add, remove, suggest, partsOf };
}

function nameParts(name: string, own: readonly string[]): Part {
  const others = otherNames(name).map((other) => ({ terms: phraseTerms(other), weight: 0.8 }));
  return { wordings: [{ terms: own, weight: 1 }, ...others] };
}

function namesOf(article: Article): (readonly [NameKind, string])[] {
  const out: (readonly [NameKind, string])[] = [];
  for (const [kind, field] of KINDS) {
    const seen = new Set<string>();
    for (const name of article[field as 'keywords']) {
      const folded = fold(name);
      if (seen.has(folded) || name.length > NAME_LIMIT || terms(name).length === 0) continue;
      seen.add(folded);
      out.push([kind, name]);
    }
  }
  return out;
}

function suggestions(rows: readonly (readonly unknown[])[]): Suggestion[] {
  return rows.map((row) => ({
    text: row[0] as string,
    count: Number(row[1]),
    kind: row[2] as Suggestion['kind'],
  }));
}

/** One line a name, whatever its kinds. */
function merged(found: readonly Suggestion[]): Suggestion[] {
  const byName = new Map<string, Suggestion>();
  for (const each of found) {
    const key = fold(each.text);
    const before = byName.get(key);
    if (before === undefined) byName.set(key, each);
    else {
      const kind = RANK.indexOf(each.kind) < RANK.indexOf(before.kind) ? each.kind : before.kind;
      byName.set(key, { text: before.text, count: Math.max(before.count, each.count), kind });
    }
  }
  return [...byName.values()].sort((a, b) => b.count - a.count);
}
