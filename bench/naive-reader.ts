import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Parser from 'rss-parser';
import type { Expression } from '../src/news/expression.ts';
import type { Holding } from '../src/news/holds.ts';
import type { FeedTrial } from './feeds.ts';
import { wordLists } from './loops.ts';

/**
 * The usual bot: rss-parser, a set of known addresses, a loop over the subscriptions for each piece, a row for
 * each in SQLite. It recognises no encoding but the parser's own, nothing in the text, no copies and no stories.
 */
export async function naive(
  urls: readonly string[],
  subscriptions: readonly Expression[],
): Promise<FeedTrial> {
  const folder = mkdtempSync(join(tmpdir(), 'ainews-bench-'));
  const db = new DatabaseSync(join(folder, 'rival.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE articles (url TEXT PRIMARY KEY, title TEXT, body TEXT, at TEXT, alerts INTEGER)');
  const insert = db.prepare('INSERT INTO articles VALUES (?, ?, ?, ?, ?)');
  const loop = wordLists();
  for (const one of subscriptions) loop.add(flat(one));
  const parser = new Parser();
  const seen = new Set<string>();
  const started = performance.now();
  const cpu = process.cpuUsage();
  for (const url of urls) {
    const feed = await parser.parseURL(url).catch(() => undefined);
    for (const { link = '', title = '', content = '', isoDate = '' } of feed?.items ?? []) {
      if (seen.has(link)) continue;
      seen.add(link);
      const body = content.replace(/<[^>]+>/g, ' ');
      insert.run(link, title, body, isoDate, loop.count(holding(title, body)));
    }
  }
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  db.close();
  rmSync(folder, { recursive: true, force: true });
  return { articles: seen.size, wallMs, cpuMs: (user + system) / 1000 };
}

/** What a word list can say of an expression: the nesting goes. */
function flat(expression: Expression): Expression {
  if (expression.kind !== 'and') return expression;
  return { kind: 'and', of: expression.of.flatMap((part) => (part.kind === 'and' ? part.of : [part])) };
}

function holding(title: string, body: string): Holding {
  const none = { keywords: [], technologies: [], industries: [], companies: [], people: [] };
  return { ...none, title, body, event: '', lang: '', site: '', source: '', at: 0, outlets: () => 1 };
}
