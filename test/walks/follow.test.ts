import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/engine.ts';
import type { Draft } from '../../src/model.ts';
import type { Directory } from '../../src/ports.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { asks, draft, NOON, type Team, team, words } from '../helpers/team.ts';

async function desk(): Promise<Team> {
  const group = team();
  for (let i = 0; i < 12; i++) {
    const pool = i < 7;
    const title = `Sora ${pool ? 'raises money' : 'draws films'} in city ${i}`;
    await group.store.saveArticle(draft(title, pool ? { keywords: ['funding'] } : {}));
  }
  await group.store.saveArticle(draft('Kling answers', { lang: 'zh' }));
  return group;
}

const lines = (answer: Answer) =>
  (answer.data as { subscriptions: { line: string }[] }).subscriptions.map(({ line }) => line);

describe('two languages in one channel', () => {
  it('answers everyone in their own, and posts in the channel’s', async () => {
    const group = await desk();
    await group.says('lang zh');
    expect(words(await group.says('list', { locale: 'en' }))).toMatch(/followed here/);
    expect(words(await group.says('list', { locale: 'zh-CN' }))).toMatch(/[\u4e00-\u9fff]/);
    expect((await group.store.room('slack:T1/C1')).settings.lang).toBe('zh');
  });

  it('takes the language of whoever follows first for what comes unasked', async () => {
    const group = await desk();
    await group.says('subscribe sora', { locale: 'zh-CN' });
    await group.says('subscribe kling', { locale: 'en' });
    expect((await group.store.room('slack:T1/C1')).settings.lang).toBe('zh');
  });
});

describe('a team follows something', () => {
  it('says in words what was understood, what a week would have brought, and the ways on', async () => {
    const group = await desk();
    const answer = await group.says('subscribe sora -kling when:digest max:3');
    expect(answer.data).toMatchObject({ line: 'subscribe sora -kling when:digest max:3/day', week: 12 });
    expect(words(answer)).toContain('“sora” and not “kling”');
    expect(words(answer)).toContain('12 stories');
    expect((answer.data as { samples: unknown[] }).samples).toHaveLength(3);
    expect(asks(answer)).toEqual(expect.arrayContaining(['list', 'undo']));
    expect(answer.shared?.title).toBe('This channel now follows sora -kling');
  });

  it('says where the rest goes when alerts have a daily limit and no briefing is planned', async () => {
    const group = await desk();
    expect(words(await group.says('subscribe sora max:5/day'))).toContain('digest weekdays 9:00');
    await group.says('digest weekdays 9:00');
    expect(words(await group.says('subscribe kling max:5/day'))).not.toContain('daily limit');
  });

  it('tightens by the clause that removes most, and the number left is true', async () => {
    const group = await desk();
    const answer = await group.says('subscribe sora');
    const { tighten } = answer.data as { tighten: { ask: string; clause: string; left: number } };
    expect(tighten).toMatchObject({ clause: '-funding', left: 5 });
    expect(await group.says(tighten.ask)).toMatchObject({ ok: true, data: { week: 5 } });
    expect(lines(await group.says('list'))).toEqual(['subscribe sora -funding when:both']);
  });

  it('tightens to the language of the room where most is told in another', async () => {
    const group = team();
    for (let i = 0; i < 12; i++) {
      const title = i < 4 ? `Sora draws city ${i}` : `Sora 画了第${i}座城`;
      await group.store.saveArticle(
        draft(title, { lang: i < 4 ? 'en' : 'zh', keywords: i < 8 ? ['art'] : [] }),
      );
    }
    const answer = await group.says('subscribe sora');
    const { tighten } = answer.data as { tighten: { ask: string; clause: string; left: number } };
    expect(tighten).toMatchObject({ clause: 'lang:en', left: 4 });
    expect(await group.says(tighten.ask)).toMatchObject({ ok: true, data: { week: 4 } });
    expect(lines(await group.says('list'))).toEqual(['subscribe sora when:both lang:en']);
    await group.says('unsubscribe sora');
    await group.says('lang zh');
    const chinese = await group.says('subscribe sora');
    expect((chinese.data as { tighten: { clause: string } | null }).tighten?.clause).not.toBe('lang:zh');
  });

  it('tightens words that mostly stand apart to those side by side', async () => {
    const group = team();
    for (let i = 0; i < 12; i++) {
      const title = i < 5 ? `Open source model ${i}` : `Offices open, says a source in city ${i}`;
      await group.store.saveArticle(draft(title));
    }
    const answer = await group.says('subscribe open source');
    expect(answer.data).toMatchObject({ week: 12, tighten: { clause: '"open source"', left: 5 } });
    const { ask } = (answer.data as { tighten: { ask: string } }).tighten;
    expect(words(await group.says(ask))).toContain('"open source"');
    expect(lines(await group.says('list'))).toEqual(['subscribe "open source" when:both']);
  });

  it('asks first about what would match nearly everything, with the number', async () => {
    const group = team();
    for (let i = 0; i < 60; i++) await group.store.saveArticle(draft(`Model news number ${i}`));
    const answer = await group.says('subscribe model');
    expect(answer.error).toMatchObject({ key: 'too-broad', message: expect.stringContaining('60') });
    expect(lines(await group.says('list'))).toEqual([]);
    const [limited] = asks(answer);
    expect(await group.says(limited!)).toMatchObject({ ok: true });
    expect(lines(await group.says('list'))).toEqual(['subscribe model when:both max:5/day']);
  });

  it('says that nothing has it yet, with the nearest terms, and follows it all the same', async () => {
    const group = await desk();
    await group.store.saveArticle(draft('x', { keywords: ['Runway'] }));
    const answer = await group.says('subscribe Runwey');
    expect(answer).toMatchObject({ ok: true, data: { week: 0 } });
    expect(words(answer)).toContain('Runway');
  });

  it.each([
    ['subscribe -funding', 'empty-expression'],
    ['subscribe -funding OR -sora', 'empty-expression'],
    ['subscribe since:7d', 'empty-expression'],
    ['subscribe /(/', 'bad-regex'],
    ['subscribe sora to:#C9', 'not-your-room'],
    ['subscribe sora mention:@here', 'mention-all'],
    ['edit 1 when:digest', 'no-list'],
    ['unsubscribe kling', 'not-followed'],
    ['unsubscribe all', 'not-followed'],
    ['unmute kling', 'not-muted'],
    ['undo', 'nothing-to-undo'],
  ])('%s is refused with a sentence: %s', async (line, key) => {
    const group = await desk();
    expect((await group.says(line)).error?.key).toBe(key);
    expect(await group.store.rooms()).toEqual([]);
  });

  it('offers no name for a word that the archive knows, nor a headline for a word', async () => {
    const group = await desk();
    await group.store.saveArticle(draft('Kling and Veo draw', { keywords: ['AI', 'AI Act', 'Klingon'] }));
    const near = async (line: string) => ((await group.says(line)).data as { near: { text: string }[] }).near;
    // "scale ai" is one name: its AI is not asked for.
    expect(await near('subscribe scale ai')).toEqual([]);
    expect(await near('subscribe ai pricelist')).toEqual([]);
    expect((await near('subscribe klingo')).map(({ text }) => text)).toEqual(['Klingon']);
  });

  it('does not propose a half of a name where nothing has it', async () => {
    const group = await desk();
    expect(words(await group.says('sam altman'))).not.toContain('sam OR altman');
    expect(words(await group.says('licence quarrel'))).toContain('licence OR quarrel');
  });

  it('follows a thing once, however it is written', async () => {
    const group = await desk();
    await group.says('subscribe sora 可灵');
    const again = await group.says('订阅 可靈 SORA');
    expect(again.error).toMatchObject({ key: 'already-followed', message: expect.stringContaining('1') });
  });

  it('holds 200 subscriptions in a room and says so at the next', async () => {
    const group = team();
    const { state } = (await group.store.reviseRoom(
      'slack:T1/C1',
      (before) => ({
        ...before,
        subscriptions: Array.from({ length: 200 }, (_, i) => ({
          id: 0,
          room: 'slack:T1/C1',
          expression: `topic${i}`,
          settings: { when: 'both' as const },
          createdBy: 'ada',
          createdAt: group.now,
          changedBy: 'ada',
          changedAt: group.now,
        })),
      }),
      { by: { platform: 'slack', space: 'T1', id: 'ada' }, at: group.now, did: 'apply' },
    ))!;
    expect(state.subscriptions).toHaveLength(200);
    expect((await group.says('subscribe one more')).error?.key).toBe('too-many-subscriptions');
  });

  it('shows what to type when nothing was typed', async () => {
    expect(words(await team().says('subscribe'))).toContain('subscribe sora');
    expect(words(await team().says('订阅', { locale: 'zh-CN' }))).toContain('订阅 可灵');
  });
});

describe('a team changes its mind', () => {
  it('edits, pauses, resumes, mutes and ends by the numbers that were shown', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    await group.says('subscribe kling');
    await group.says('mute funding for:7d');
    expect((await group.says('list')).data).toEqual({
      subscriptions: [
        { line: 'subscribe sora when:both', paused: false },
        { line: 'subscribe kling when:both', paused: false },
      ],
      mutes: ['mute funding for:1w'],
    });
    expect(await group.says('edit 2 when:digest as:"Kuaishou"')).toMatchObject({ ok: true });
    expect(await group.says('pause 1 for:2d')).toMatchObject({ ok: true });
    expect(lines(await group.says('list paused'))).toEqual(['subscribe sora when:both']);
    await group.says('list');
    expect(await group.says('resume 1')).toMatchObject({ ok: true });
    expect(lines(await group.says('list paused'))).toEqual([]);
    await group.says('list');
    expect(await group.says('unmute 3')).toMatchObject({ ok: true, data: { unmuted: 'funding' } });
    expect(await group.says('unsubscribe 1')).toMatchObject({ ok: true, data: { ended: ['sora'] } });
    expect(lines(await group.says('list'))).toEqual(['subscribe kling when:digest as:"Kuaishou"']);
  });

  it('ends everything only when asked twice', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    const [sure] = asks(await group.says('unsubscribe all'));
    expect(lines(await group.says('list'))).toHaveLength(1);
    expect(await group.says(sure!)).toMatchObject({ ok: true, data: { ended: ['sora'] } });
    expect(lines(await group.says('list'))).toEqual([]);
  });

  it('takes back the own last change for ten minutes, one after the other', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    await group.says('subscribe kling');
    await group.says('unsubscribe sora');
    expect(await group.says('undo')).toMatchObject({ data: { undone: 'unsubscribe sora', kept: [] } });
    expect(await group.says('undo')).toMatchObject({ data: { kept: [] } });
    expect(lines(await group.says('list'))).toEqual(['subscribe sora when:both']);
    group.now += 11 * MINUTE;
    expect((await group.says('undo')).error?.key).toBe('nothing-to-undo');
  });

  it('lets nobody but a manager take back what another did', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    expect((await group.says('undo', { id: 'bo' })).error?.key).toBe('nothing-to-undo');
    expect(await group.says('undo', { id: 'boss', manager: true })).toMatchObject({ ok: true });
    expect(lines(await group.says('list'))).toEqual([]);
  });

  it('leaves what someone else has changed since, and says so', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    await group.says('subscribe veo');
    await group.says('list');
    await group.says('edit 1 when:digest');
    await group.says('list', { id: 'bo' });
    await group.says('edit 1 max:3', { id: 'bo' });
    const answer = await group.says('undo');
    expect(answer).toMatchObject({ ok: true, data: { kept: ['sora'] } });
    expect(words(answer)).toContain('someone else');
    expect(lines(await group.says('list'))[0]).toBe('subscribe sora when:digest max:3/day');
  });

  it('loses nothing of two who change at once', async () => {
    const group = await desk();
    await Promise.all(['sora', 'kling', 'veo'].map((word) => group.says(`subscribe ${word}`, { id: word })));
    expect(lines(await group.says('list'))).toHaveLength(3);
  });

  it('says what became of a subscription that someone ended meanwhile', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    await group.says('list', { id: 'bo' });
    await group.says('unsubscribe sora');
    expect((await group.says('pause 1', { id: 'bo' })).error?.key).toBe('not-followed');
  });
});

describe('who may do what', () => {
  it('lets those read whom the platform does not let change', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    const reader = { id: 'bo', mayChange: false };
    for (const line of ['subscribe veo', 'unsubscribe sora', 'pause 1', 'mute sora', 'digest 9:00']) {
      expect((await group.says(line, reader)).error?.key, line).toBe('not-manager');
    }
    expect(lines(await group.says('list', reader))).toEqual(['subscribe sora when:both']);
    expect(await group.says('subscribe veo to:me', reader)).toMatchObject({ ok: true });
  });

  it('keeps what someone follows for themselves to themselves', async () => {
    const group = await desk();
    const answer = await group.says('subscribe sora to:me');
    expect(answer.shared).toBeUndefined();
    expect(lines(await group.says('list'))).toEqual([]);
    expect(lines(await group.says('list mine'))).toEqual(['subscribe sora when:both to:me']);
    expect(lines(await group.says('list mine', { id: 'bo' }))).toEqual([]);
    expect(await group.says('undo')).toMatchObject({ ok: true });
    expect(lines(await group.says('list mine'))).toEqual([]);
  });

  it('reaches another channel only where the platform says that this person may, and names it to nobody else', async () => {
    const directory: Directory = {
      async channel(person, channel) {
        if (channel === 'C9' && person.id === 'ada') return { platform: 'slack', space: 'T1', channel };
        // What no directory should say: a channel of another workspace.
        return channel === 'C8' ? { platform: 'slack', space: 'T2', channel } : undefined;
      },
    };
    const group = team({ directory });
    const answer = await group.says('subscribe sora to:#C9');
    expect(answer).toMatchObject({ ok: true, data: { line: 'subscribe sora when:both to:#C9' } });
    expect(answer.shared).toBeUndefined();
    expect(lines(await group.says('list', { channel: 'C9' }))).toEqual(['subscribe sora when:both']);
    expect(lines(await group.says('list #C9'))).toEqual(['subscribe sora when:both to:#C9']);
    expect(await group.says('edit 1 when:digest')).toMatchObject({ ok: true });
    expect((await group.says('list #C9', { id: 'bo' })).error?.key).toBe('not-your-room');
    expect((await group.says('subscribe sora to:#C9', { id: 'bo' })).error?.key).toBe('not-your-room');
    expect((await group.says('subscribe sora to:#C8')).error?.key).toBe('not-your-room');
  });

  it('changes another channel only with that channel’s rights; reading it is everyone’s there', async () => {
    const directory: Directory = {
      channel: async (_, channel) => ({ platform: 'slack', space: 'T1', channel }),
      mayChange: async (person) => person.id === 'ada',
    };
    const group = team({ directory });
    expect((await group.says('subscribe sora to:#C9')).ok).toBe(true);
    const bo = { id: 'bo' };
    expect(lines(await group.says('list #C9', bo))).toEqual(['subscribe sora when:both to:#C9']);
    for (const line of ['subscribe 可灵 to:#C9', 'edit 1 when:digest', 'pause 1', 'unsubscribe 1']) {
      expect((await group.says(line, bo)).error?.key).toBe('not-manager');
    }
    expect((await group.says('subscribe 可灵 to:me', bo)).ok).toBe(true);
    expect((await group.says('subscribe 可灵', bo)).ok).toBe(true);
  });
});

describe('someone edits', () => {
  it('is shown the line as it is and the ways to change it, where nothing is said to be changed', async () => {
    const group = await desk();
    await group.says('subscribe sora -kling when:digest');
    await group.says('list');
    const answer = await group.says('edit 1');
    expect(answer).toMatchObject({ ok: true, data: { line: 'subscribe sora -kling when:digest' } });
    expect(asks(answer)).toEqual(['edit =1 when:instant', 'pause =1']);
    for (const ask of asks(answer)) expect(await group.says(ask), ask).toMatchObject({ ok: true });
    expect(lines(await group.says('list'))).toEqual(['subscribe sora -kling when:instant']);
  });

  it('changes what the button of an older list was for, whatever was listed since', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    await group.says('subscribe veo');
    const [ofSora, ofVeo] = asks(await group.says('list')).filter((ask) => ask.startsWith('pause'));
    await group.says('unsubscribe sora');
    await group.says('list');
    expect(await group.says(ofVeo!)).toMatchObject({ data: { paused: 'veo' } });
    expect((await group.says(ofSora!)).error?.key).toBe('not-followed-now');
  });

  it('has no button for what another channel follows', async () => {
    const group = await desk();
    await group.says('subscribe sora', { channel: 'C2' });
    const [pause] = asks(await group.says('list', { channel: 'C2' })).filter((ask) =>
      ask.startsWith('pause'),
    );
    expect((await group.says(pause!)).error?.key).toBe('not-followed-now');
  });

  it('wins over whoever edited a moment before, and all see both', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    await group.says('list', { id: 'bo' });
    await group.says('list', { id: 'ada' });
    group.now += MINUTE;
    const [bo, ada] = [
      await group.says('edit 1 max:3', { id: 'bo' }),
      await group.says('edit 1 max:7', { id: 'ada' }),
    ];
    expect(words({ cards: [bo.shared!] })).toMatch(/max:3.*\n.*by bo/s);
    expect(words({ cards: [bo.shared!] })).not.toContain('In place of');
    expect(words({ cards: [ada.shared!] })).toMatch(/max:7.*In place of .*max:3\/day.*by ada/s);
    expect(lines(await group.says('list'))).toEqual(['subscribe sora when:both max:7/day']);
    group.now += 11 * MINUTE;
    expect(words(await group.says('edit 1 max:2', { id: 'bo' }))).not.toContain('In place of');
  });

  it('at the very same moment loses nothing that the other did not touch', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    await group.says('list', { id: 'bo' });
    await group.says('list', { id: 'ada' });
    const both = await Promise.all([
      group.says('edit 1 max:3', { id: 'bo' }),
      group.says('edit 1 as:Video', { id: 'ada' }),
      group.says('subscribe veo', { id: 'cy' }),
    ]);
    expect(both.map(({ ok, shared }) => ok && shared !== undefined)).toEqual([true, true, true]);
    expect(lines(await group.says('list'))).toEqual([
      'subscribe sora when:both max:3/day as:"Video"',
      'subscribe veo when:both',
    ]);
    expect(await group.store.changes('slack:T1/C1', 9)).toHaveLength(4);
  });

  it('takes away what a subscription can do without', async () => {
    const group = await desk();
    await group.says('subscribe sora max:5 as:Video mention:<@U1> for:7d');
    await group.says('list');
    expect(await group.says('edit 1 max:off as:off mention:off for:off')).toMatchObject({ ok: true });
    expect(lines(await group.says('list'))).toEqual(['subscribe sora when:both']);
    await group.says('undo');
    expect(lines(await group.says('list'))[0]).toContain('max:5/day as:"Video" mention:@U1 until:');
  });

  it('cannot have everyone called, nor someone whom the platform does not know', async () => {
    const directory: Directory = {
      channel: async () => undefined,
      calls: (mention) => /^@U\d+$/.test(mention),
    };
    const group = team({ directory });
    const key = async (line: string) => (await group.says(line, { manager: true })).error?.key;
    expect(await key('subscribe sora mention:@channel')).toBe('mention-all');
    expect(await key('subscribe sora mention:@bob')).toBe('mention-unknown');
    expect(await key('subscribe sora mention:<@U17>')).toBeUndefined();
    await group.says('list');
    expect(await key('edit 1 mention:@everyone')).toBe('mention-all');
  });
});

describe('someone asks why', () => {
  const stage = (answer: Answer) => (answer.data as { verdict: { stage: string } }).verdict.stage;
  const url = 'https://example.com/x';
  const bring = (group: Team, over: Partial<Draft> = {}) =>
    group.store.saveArticle(
      draft('Sora draws films', {
        url,
        canonicalUrl: url,
        sourceId: 1,
        arrivedAt: group.now,
        publishedAt: group.now,
        ...over,
      }),
    );

  it('shows the clause that matched, with the words around it', async () => {
    const group = team();
    await group.says('subscribe films OR kling');
    await bring(group);
    const answer = await group.says(`why ${url}`);
    expect(answer.data).toMatchObject({
      verdict: { stage: 'open' },
      matched: [{ subscription: 'films OR kling', term: 'films' }],
    });
    expect(JSON.stringify(answer.cards)).toContain('{"strong":"films"}');
  });

  it.each<[string, readonly string[], Partial<Draft>]>([
    ['nothingFollowed', [], {}],
    ['filter', ['subscribe sora -films'], {}],
    ['muted', ['subscribe sora', 'mute films'], {}],
    ['paused', ['subscribe sora', 'list', 'pause 1'], {}],
    ['language', ['subscribe sora lang:zh'], {}],
    ['digest', ['subscribe sora when:digest'], {}],
    ['old', ['subscribe sora'], { publishedAt: NOON - 5 * DAY }],
    ['before', ['subscribe sora'], { arrivedAt: NOON - MINUTE }],
  ])('names the stage that stopped it: %s', async (expected, said, over) => {
    const group = team();
    for (const line of said) expect(await group.says(line)).toMatchObject({ ok: true });
    await bring(group, over);
    expect(stage(await group.says(`why ${url}`))).toBe(expected);
  });

  it('says that what is imported alerts nobody', async () => {
    const group = team();
    await group.says('subscribe films');
    await group.store.saveArticle(draft('Films', { url, canonicalUrl: url, arrivedAt: group.now }));
    expect(stage(await group.says(`why ${url}`))).toBe('imported');
  });

  it('tells what stopped it then, whatever has been changed since', async () => {
    const group = team();
    await group.says('subscribe sora max:1');
    const { id } = (await group.store.room('slack:T1/C1')).subscriptions[0]!;
    const stop = { room: 'slack:T1/C1', subscriptionId: id, stage: 'budget', detail: '1' } as const;
    const story = { url, canonicalUrl: url, sourceId: 1, arrivedAt: group.now, publishedAt: group.now };
    await group.store.saveArticle(draft('Sora draws films', story), { stops: [stop] });
    await group.says('list');
    await group.says('edit 1 max:50');
    group.now += DAY;
    const answer = await group.says(`why ${url}`);
    expect(answer.data).toMatchObject({ verdict: { stage: 'then', what: 'budget', at: NOON } });
    expect(words(answer)).toContain('The limit of 1 alerts a day had been reached');
    expect(words(await group.says(`why ${url}`, { locale: 'zh-CN' }))).toContain(
      '当时已到每天 1 条提醒的上限',
    );
  });

  it('says that it was sent, is on its way, waits, or failed with the platform’s own word', async () => {
    const group = team();
    await group.says('subscribe sora');
    const card = { tone: 'news' as const, blocks: [] };
    const message = { room: 'slack:T1/C1', kind: 'alert' as const, card, storyIds: [1], dueAt: group.now };
    await bring(group);
    await group.store.queue([{ ...message, key: 'a'.repeat(22) }], group.now);
    expect(stage(await group.says(`why ${url}`))).toBe('queued');
    await group.store.pauseRoom('slack:T1/C1', 'is_archived', group.now);
    const waits = await group.says(`why ${url}`);
    expect(stage(waits)).toBe('roomPaused');
    expect(words(waits)).toContain('is_archived');
    expect(await group.says('resume')).toMatchObject({ ok: true, data: { resumed: 'slack:T1/C1' } });
    const [claimed] = await group.store.claim(1, MINUTE, group.now);
    const refused = { state: 'dead' as const, error: 'msg_too_long' };
    await group.store.settle(claimed!.id, claimed!.lease, refused, group.now);
    expect(words(await group.says(`why ${url}`))).toContain('msg_too_long');
    await group.store.queue([{ ...message, key: 'b'.repeat(22) }], group.now);
    const [again] = await group.store.claim(1, MINUTE, group.now);
    await group.store.settle(again!.id, again!.lease, { state: 'sent', receipt: '1.2' }, group.now);
    expect(stage(await group.says(`why ${url}`))).toBe('sent');
  });
});

describe('a team looks back', () => {
  it('replays a week of a subscription, without what is muted', async () => {
    const group = await desk();
    await group.says('subscribe sora max:2');
    await group.says('mute funding');
    await group.says('list');
    const answer = await group.says('preview 1');
    expect(answer.data).toMatchObject({ week: 12, muted: 7, busiest: 5, held: 3 });
    expect((answer.data as { stories: unknown[] }).stories).toHaveLength(5);
    expect(await group.says('open 1')).toMatchObject({ ok: true });
  });

  it('sees the settings and the last days in numbers', async () => {
    const group = await desk();
    await group.says('subscribe sora');
    await group.says('tz Asia/Shanghai');
    expect(words(await group.says('settings'))).toContain('Asia/Shanghai');
    expect((await group.says('stats 7d')).data).toMatchObject({
      days: 7,
      stories: 13,
      following: 1,
      alerts: 0,
    });
  });

  it('understands every line that its buttons say', async () => {
    const group = await desk();
    const seen = new Set<string>();
    const todo = ['subscribe', 'subscribe sora', 'list', 'mute funding', 'settings', 'unsubscribe all'];
    while (todo.length > 0) {
      const line = todo.shift()!;
      if (seen.has(line)) continue;
      seen.add(line);
      const answer = await group.says(line, { manager: true });
      if (!answer.ok)
        expect(['nothing-to-undo', 'already-followed', 'not-followed', 'not-followed-now']).toContain(
          answer.error?.key,
        );
      todo.push(...asks(answer).filter((each) => /^(?:sub|unsub|edit|list|undo|help sub|mute)/.test(each)));
    }
    expect(seen.size).toBeGreaterThan(8);
  });
});

describe('a team looks after its sources', () => {
  const feeds: Record<string, { url: string; title: string }[]> = {
    'https://one.example': [{ url: 'https://one.example/feed', title: 'One' }],
    'https://two.example': [
      { url: 'https://two.example/a', title: 'A' },
      { url: 'https://two.example/b', title: 'B' },
    ],
  };
  const reader = {
    read: async () => ({ kind: 'unchanged' as const }),
    page: () => Promise.reject(new Error('not asked')),
    discover: async (url: string) => feeds[url] ?? [],
  };

  it('adds, lists and removes; asks where a page names several; and lets managers only', async () => {
    const group = team({ reader });
    const boss = { manager: true };
    expect((await group.says('add https://one.example')).error?.key).toBe('not-manager');
    expect(await group.says('add https://one.example', boss)).toMatchObject({ ok: true });
    expect((await group.says('add https://one.example', boss)).error?.key).toBe('source-known');
    expect((await group.says('add https://none.example', boss)).error?.key).toBe('no-feed');
    const several = await group.says('add https://two.example', boss);
    expect(several.error?.key).toBe('several-feeds');
    expect(asks(several)).toEqual(['add https://two.example/a', 'add https://two.example/b']);
    expect((await group.says('import https://two.example', boss)).data).toMatchObject({ added: [{}, {}] });
    const list = await group.says('sources', boss);
    expect((list.data as { sources: unknown[] }).sources).toHaveLength(3);
    expect(await group.says('remove 1', boss)).toMatchObject({
      ok: true,
      data: { removed: { title: 'One' } },
    });
    expect((await group.says('remove 1', boss)).error?.key).toBe('no-source');
    const opml = await group.says('export opml', boss);
    expect(opml.file).toMatchObject({ name: 'sources.opml', text: expect.stringContaining('two.example/a') });
  });
});
