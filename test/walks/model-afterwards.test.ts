import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { readConfig } from '../../adapters/config.ts';
import { openWorld } from '../../adapters/wire.ts';
import { furnish, SILENT } from '../helpers/desk-bed.ts';
import { createFakeChat } from '../helpers/fake-chat.ts';
import { completion, record, startFakeModel } from '../helpers/fake-model.ts';
import { temporaryFolder } from '../helpers/folder.ts';

const ROOM = 'slack:T1/C1';
const TEXT = [
  'Harbor Robotics opened a laboratory in Oslo on Monday, its first outside the west coast.',
  'The laboratory employs 40 engineers who train robots to load containers in the harbor.',
  'The company raised 12 million dollars in March and plans a second site next year.',
  'Dock workers will watch over the robots from a room with a view of the cranes.',
].join(' ');

it('alerts at once with the article’s own words, and later answers have the model’s', async () => {
  const items: string[] = [];
  const feed = createServer((_, response) =>
    response.end(`<rss version="2.0"><channel><title>A</title>${items.join('')}</channel></rss>`),
  );
  await new Promise<void>((resolve) => feed.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(feed.address() as AddressInfo).port}/feed`;
  const fake = await startFakeModel();
  let release = () => {};
  fake.answer = (response) => {
    release = () => {
      const event = [{ text: 'Harbor Robotics opened a laboratory in Oslo.', from: [1] }];
      response.end(completion(JSON.stringify(record({ event, keywords: ['containers'] }))));
    };
  };
  const folder = temporaryFolder();
  const config = readConfig({
    AINEWS_DATA: folder.path,
    AINEWS_SEEDS: 'off',
    AINEWS_ALLOW_LOOPBACK: 'on',
    AINEWS_LLM_URL: fake.url,
    AINEWS_LLM_MODEL: 'test-model',
    LANG: 'en',
    TZ: 'UTC',
  });
  {
    await using world = await openWorld(config, { log: SILENT });
    const chat = createFakeChat();
    const desk = await world.openDesk([chat]);
    await furnish(world.store, { room: ROOM, zone: 'UTC' }, { laboratory: { when: 'instant' } });
    const source = { url, site: 'a.example', title: 'A', topics: [], intervalMinutes: 30 };
    const seen = { nextAt: 0, failures: 0, seenOnce: true, paused: false };
    await world.store.addSource({ ...source, ...seen });
    items.push(
      `<item><title>A laboratory in Oslo</title><link>https://a.example/oslo</link><description>${TEXT} ${TEXT}</description></item>`,
    );
    const intake = await world.openIntake();
    expect(await intake.work()).toMatchObject({ saved: 1, queued: 1 });
    await desk.deliver();
    expect(chat.shown(ROOM)).toHaveLength(1);
    const before = await world.store.articleByUrl('https://a.example/oslo');
    expect(before?.event).toContain('on Monday');

    await vi.waitFor(() => expect(fake.requests).toHaveLength(1));
    release();
    await vi.waitFor(async () => {
      const article = await world.store.articleByUrl('https://a.example/oslo');
      expect(article).toMatchObject({
        event: 'Harbor Robotics opened a laboratory in Oslo.',
        keywords: ['containers'],
      });
    });
    await desk.deliver();
    expect(chat.shown(ROOM)).toHaveLength(1);
    const { data } = await world.engine.answer(world.consoleAsk('status'));
    expect(data).toMatchObject({ model: { name: 'test-model', spentToday: 1, daily: 200 } });
    await intake.stop();
  }
  await fake.stop();
  folder.remove();
  await new Promise((resolve) => feed.close(resolve));
}, 20_000);
