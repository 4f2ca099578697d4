import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../adapters/exit.ts';
import { verbTable } from '../scripts/papers.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

const READMES = [
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const;

describe('the papers', () => {
  it.each(READMES)(
    '%s shows every command as the code has it (node scripts/papers.ts writes it)',
    (name, lang) => {
      expect(read(name)).toContain(verbTable(lang));
    },
  );

  it.each(READMES)('%s explains every exit code', (name) => {
    const rows = [...read(name).matchAll(/^\| (\d) \| \S/gm)].map((match) => Number(match[1]));
    expect(rows).toEqual(Object.values(EXIT));
  });

  it('.env.example names every setting that the code reads', () => {
    const adapters = readdirSync(join(root, 'adapters'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(join('adapters', file)))
      .join('\n');
    const named = new Set(
      [...adapters.matchAll(/\benv\.([A-Z][A-Z_]+)\b|^\s+((?:SLACK|DISCORD)_[A-Z_]+|HOST|PORT):/gm)].map(
        (match) => match[1] ?? match[2]!,
      ),
    );
    // What the system sets by itself.
    for (const name of [
      'XDG_DATA_HOME',
      'LC_ALL',
      'LC_MESSAGES',
      'LANG',
      'TZ',
      'NODE_ENV',
      'NO_COLOR',
      'TERM',
      'DATABASE_URL',
      'CI',
    ])
      named.delete(name);
    const example = read('.env.example');
    expect(named.size).toBeGreaterThan(8);
    expect([...named].filter((name) => !example.includes(`${name}=`))).toEqual([]);
  });

  it('leads nowhere that is not there', () => {
    for (const [name] of READMES) {
      for (const [, target] of read(name).matchAll(/\]\((?!https?:|#)([^)]+)\)/g)) {
        expect(() => read(target!), `${name} → ${target}`).not.toThrow();
      }
    }
  });
});
