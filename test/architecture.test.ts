import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

interface Import {
  readonly from: string;
  /** A file of the project, or the name of a package. */
  readonly to: string;
}

const imports = ['src', 'adapters'].flatMap((folder) => filesIn(folder)).flatMap(importsOf);

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /^\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"`]([^'"`]+)['"`]|new URL\(\s*['"](\.[^'"]+\.ts)['"]/gm,
  );
  return [...found].map((match) => {
    const to = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
    return { from: file, to: to.startsWith('.') ? relative(root, resolve(root, dirname(file), to)) : to };
  });
}

/** The floors of the engine, from the ground up: a file may import its own floor and those below. */
const FLOORS: readonly (readonly [RegExp, string])[] = [
  [/^src\/(abbreviation|model|room|text|variants|visible|time|zone|errors|crash)\.ts$/, 'ground'],
  [/^src\/i18n\//, 'ground'],
  [/^src\/(card|fit|limits|tidy)\.ts$/, 'card'],
  [/^src\/news\/expression\.ts$/, 'card'],
  [/^src\/ports\.ts$/, 'ports'],
  [
    /^src\/commands\/(ask|command|verbs|normalise|lexer|values|question|settings|schedule|quiet-hours|zones|when-said|shapes|courtesy|wishes|spoken|spoken-line|said|grammar|print|nearest)\.ts$/,
    'ports',
  ],
  [/^src\/cards\//, 'cards'],
  [/^src\/news\//, 'cards'],
  [/^src\/(deliver|weather|retention|pausing)/, 'news'],
  [/^src\/digest\//, 'news'],
  [/^src\/commands\//, 'commands'],
  [/^src\/(engine|tick)\.ts$/, 'engine'],
];
const ORDER = ['ground', 'card', 'ports', 'cards', 'news', 'commands', 'engine'];

const floorOf = (file: string) => ORDER.indexOf(FLOORS.find(([shape]) => shape.test(file))?.[1] ?? '');

/** Packages that only compute, and the one place of the engine that may use each. */
const PURE_PACKAGES: Readonly<Record<string, RegExp>> = {
  'temporal-polyfill': /^src\/zone\.ts$/,
  re2js: /^src\/news\/|^src\/commands\//,
};

/** An adapter's room: its folder; files at the top of `adapters/` and the command line put rooms together. */
function roomOf(file: string): string | undefined {
  const [, folder, rest] = file.split('/');
  return rest === undefined || folder === 'cli' ? undefined : folder;
}

describe('the import rule', () => {
  it('sees the imports at all', () => {
    expect(imports.length).toBeGreaterThan(10);
  });

  it('lets the engine import nothing but itself and packages that only compute', () => {
    const outside = imports.filter(
      ({ from, to }) => from.startsWith('src/') && !to.startsWith('src/') && !PURE_PACKAGES[to]?.test(from),
    );
    expect(outside).toEqual([]);
  });

  it('lets no arrow run back up inside the engine', () => {
    const inside = imports.filter(({ from, to }) => from.startsWith('src/') && to.startsWith('src/'));
    const homeless = inside.filter(({ from }) => floorOf(from) < 0);
    expect(homeless).toEqual([]);
    expect(inside.filter(({ from, to }) => floorOf(to) > floorOf(from))).toEqual([]);
  });

  it('lets no adapter import a sibling', () => {
    const siblings = imports.filter(({ from, to }) => {
      if (!from.startsWith('adapters/') || !to.startsWith('adapters/')) return false;
      const here = roomOf(from);
      return here !== undefined && roomOf(to) !== here && roomOf(to) !== undefined;
    });
    expect(siblings).toEqual([]);
  });

  it('gives the engine no clock, no process and no network of its own', () => {
    const own = filesIn('src').filter((file) =>
      /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bfetch\(|\bMath\.random\(|\bset(?:Timeout|Interval)\(/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    );
    expect(own).toEqual([]);
  });
});
