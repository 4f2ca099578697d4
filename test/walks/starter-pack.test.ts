import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { openWorld, type World } from '../../adapters/wire.ts';
import { canonicalUrl } from '../../src/news/identity.ts';
import { SUGGESTED_SOURCES } from '../../src/news/suggested-sources.ts';
import { temporaryFolder } from '../helpers/folder.ts';

let folder: ReturnType<typeof temporaryFolder>;
let world: World;

beforeEach(async () => {
  folder = temporaryFolder();
  const env = { AINEWS_DATA: folder.path, AINEWS_SEEDS: 'off', LANG: 'en', TZ: 'UTC' };
  world = await openWorld(readConfig(env));
});
afterEach(async () => {
  await world[Symbol.asyncDispose]();
  folder.remove();
});

const says = async (text: string, over: object = {}) => {
  const { cards, data } = await world.engine.answer({ ...world.consoleAsk(text), ...over });
  return { shown: JSON.stringify(cards), data };
};

it('offers the shipped sources to whoever may add them, takes them in one line, and then is quiet', async () => {
  expect((await says('')).shown).toContain('"ask":"add suggested"');
  expect((await says('', { manager: false })).shown).not.toContain('add suggested');
  expect((await says('sources suggest')).shown).toContain('qbitai.com');

  await says('add suggested');
  const sources = await world.store.sources();
  expect(sources.map(({ url }) => url)).toEqual(SUGGESTED_SOURCES.map(({ url }) => url));
  expect(sources.every(({ seenOnce, nextAt }) => !seenOnce && nextAt <= world.clock.now())).toBe(true);

  expect((await says('')).shown).not.toContain('add suggested');
  expect((await says('add suggested')).data).toEqual({ added: [] });
  expect(await world.store.sources()).toHaveLength(sources.length);
});

it('ships addresses of both languages, each once, over https', () => {
  const addresses = SUGGESTED_SOURCES.map(({ url }) => canonicalUrl(url));
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(SUGGESTED_SOURCES.every(({ url }) => url.startsWith('https://'))).toBe(true);
  const chinese = SUGGESTED_SOURCES.filter(({ title }) => /\p{Script=Han}/u.test(title));
  expect(chinese.length).toBeGreaterThanOrEqual(5);
  expect(SUGGESTED_SOURCES.length - chinese.length).toBeGreaterThanOrEqual(5);
});
