import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/commands/grammar.ts';
import { print } from '../../../src/commands/print.ts';
import type { NewDelivery } from '../../../src/ports.ts';
import { MINUTE } from '../../../src/time.ts';
import { asks, draft, type Team, team, words } from '../../helpers/team.ts';

const does = (line: string) => print(parse(line));

describe('what goes on with what was shown', () => {
  it.each([
    ...['more', 'next', 'next page', 'show me more', 'more please', 'more results', 'what else?'],
    ...['下一页', '再来几条', '更多', '还有吗？', '看更多', '再来5条', '更多新闻', '换一批'],
  ])('is the next page: %s', (line) => {
    expect(does(line)).toBe('more');
  });

  it.each([
    ['share 1', 'share 1'],
    ['share the second one with the team', 'share 2'],
    ['分享第一条', 'share 1'],
    ['转发 3', 'share 3'],
    ['save this', 'save this'],
    ['save it for later', 'save this'],
    ['收藏这条', 'save this'],
    ['把这条收藏起来', 'save this'],
    ['share this', 'share this'],
    ['分享这条新闻', 'share this'],
    ['why this', 'why this'],
    ['why did I get this?', 'why this'],
    ['为什么推这条', 'why this'],
    ['这条为什么推给我', 'why this'],
    ['open this', 'open this'],
    ['tell me more', 'open this'],
    ['mute this', 'mute this'],
    ['follow this', 'subscribe this'],
  ])('is said of a story: %s', (line, expected) => {
    expect(does(line)).toBe(expected);
  });

  it.each([
    'more than words',
    'next generation chips',
    'share price of nvidia',
    'this week',
    '更多参数',
    'text',
    'mode',
  ])('is not a topic that begins like it: %s', (line) => {
    expect(parse(line)).toEqual(expect.objectContaining({ verb: 'search' }));
    expect(parse(line)).not.toHaveProperty('meant');
  });

  it('leaves a quoted word a word', () => {
    expect(does('mute "this"')).toBe('mute "this"');
    expect(does('mute (this)')).toBe('mute (this)');
    expect(does('mute IT')).toBe('mute IT');
  });
});

const COLOURS = 'red orange amber gold green teal blue navy violet pink white grey black'.split(' ');

async function stocked(path?: string) {
  const room = team(path === undefined ? {} : { path });
  for (const [i, colour] of COLOURS.entries()) {
    await room.store.saveArticle(
      draft(`Sora in ${colour}`, { publishedAt: room.now - i * 3_600_000, keywords: [colour] }),
    );
  }
  return room;
}

const titles = (answer: { data: unknown }) =>
  (answer.data as { stories: { title: string }[] }).stories.map(({ title }) => title);

/** An alert of that story reaches the channel. */
async function alerted({ store, now }: Team, title: string, receipt: string): Promise<void> {
  const article = await store.articleByUrl(draft(title).canonicalUrl);
  const card = { tone: 'news' as const, title, blocks: [] };
  const { storyId } = article!;
  const alert = { key: receipt, room: 'slack:T1/C1', kind: 'alert', card, storyIds: [storyId], dueAt: now };
  await store.queue([alert as NewDelivery], now);
  const [claimed] = await store.claim(1, MINUTE, now);
  await store.settle(claimed!.id, claimed!.lease, { state: 'sent', receipt }, now);
}

describe('`more`', () => {
  it('shows each next page of what was asked, and says when that was all', async () => {
    const room = await stocked();
    const seen = titles(await room.says('sora'));
    seen.push(...titles(await room.says('more')));
    seen.push(...titles(await room.says('下一页')));
    expect(new Set(seen)).toEqual(new Set(COLOURS.map((colour) => `Sora in ${colour}`)));
    expect((await room.says('more')).error?.key).toBe('no-more');
  });

  it('goes on with the latest, and the numbers go on too', async () => {
    const room = await stocked();
    const first = titles(await room.says('latest 5'));
    const second = await room.says('more');
    expect(titles(second)).toHaveLength(5);
    expect(titles(second).filter((title) => first.includes(title))).toEqual([]);
    expect(words(await room.says('open 7'))).toContain(titles(second)[1]);
  });

  it('goes on with the list after one of it was opened', async () => {
    const room = await stocked();
    const first = titles(await room.says('sora'));
    await room.says('open 2');
    const second = titles(await room.says('more'));
    expect(second).toHaveLength(6);
    expect(second.filter((title) => first.includes(title))).toEqual([]);
  });

  it('is remembered for each person, and over a restart', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'go-on-')), 'news.db');
    const room = await stocked(path);
    await room.says('sora');
    expect((await room.says('more', { id: 'bo' })).error?.key).toBe('no-list');
    await room.store.close();
    const again = team({ path });
    expect(titles(await again.says('more'))).toHaveLength(6);
  });
});

describe('a story called `this`', () => {
  it('is the one that was shown alone or opened', async () => {
    const room = await stocked();
    await room.says('teal');
    expect(words(await room.says('save this'))).toContain('Sora in teal');
    await room.says('latest');
    await room.says('open 3');
    expect((await room.says('why this')).ok).toBe(true);
    expect(words(await room.says('收藏这条'))).toContain('Sora in amber');
  });

  it('is the alert that the room got, unless one’s own list is newer or still being read', async () => {
    const room = await stocked();
    await alerted(room, 'Sora in teal', '1.1');
    expect(words(await room.says('save this'))).toContain('Sora in teal');
    await room.says('latest');
    room.now += MINUTE;
    await alerted(room, 'Sora in amber', '1.2');
    expect((await room.says('save this')).error?.key).toBe('which-one');
    room.now += 10 * MINUTE;
    expect(words(await room.says('save this'))).toContain('Sora in amber');
    expect(words(await room.says('why this', { channel: 'C2' }))).not.toContain('Sora');
  });

  it('is the alert under which it is said, whatever came since', async () => {
    const room = await stocked();
    await alerted(room, 'Sora in teal', '1.1');
    await alerted(room, 'Sora in amber', '1.2');
    await room.says('latest');
    expect(words(await room.says('save this', { under: '1.1' }))).toContain('Sora in teal');
    expect((await room.says('save this', { under: '9.9' })).error?.key).toBe('which-one');
  });

  it('is asked for by number where several were shown, and by a list where none was', async () => {
    const room = await stocked();
    expect((await room.says('save this')).error?.key).toBe('no-list');
    await room.says('latest');
    expect((await room.says('save this')).error?.key).toBe('which-one');
    await room.says('subscribe heron');
    await room.says('list');
    expect((await room.says('save this')).error?.key).toBe('other-list');
  });

  it('is shared with the room in the name of whoever shares it', async () => {
    const room = await stocked();
    await room.says('latest');
    const { shared, cards } = await room.says('share 2');
    expect(cards).toEqual([]);
    expect(words({ cards: [shared!] })).toContain('ada');
    expect(shared?.title).toBe('Sora in orange');
  });

  it('offers what it is about to be muted or followed, and changes nothing unasked', async () => {
    const room = await stocked();
    await room.says('teal');
    expect(asks(await room.says('mute this'))).toEqual(['mute teal for:7d']);
    expect(asks(await room.says('follow this'))).toEqual(['subscribe teal']);
    expect((await room.says('list')).data).toEqual({ subscriptions: [], mutes: [] });
  });
});
