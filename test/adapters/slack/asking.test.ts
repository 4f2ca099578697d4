import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/card.ts';
import { FakeSlack, type Fault, form } from '../../helpers/fake-slack.ts';
import { complaints, parsedWords } from '../../helpers/slack-blocks.ts';
import { type Bot, startBot } from '../../helpers/slack-bot.ts';

let fake: FakeSlack;
let bot: Bot;

beforeEach(async () => {
  fake = await FakeSlack.start();
  fake.people.set('U01', { locale: 'zh-CN', tz: 'Asia/Shanghai' });
  bot = await startBot(fake);
  await fake.settle(() => bot.slack.health().state === 'ready', 'readiness');
});

afterEach(async () => {
  await bot.slack.stop();
  await fake.stop();
});

describe('the slash command', () => {
  it('is acknowledged with nothing and answered to the person alone', async () => {
    const response = await bot.command('sora');
    expect([response.status, await response.text()]).toEqual([200, '']);
    const [call] = await fake.until('response_url');
    expect(call?.args).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(call?.args.text).toContain('sora');
    expect(complaints(call?.args.blocks)).toEqual([]);
  });

  it('asks in the person’s language and zone, in the room where it was typed', async () => {
    await bot.command('sora');
    await fake.until('response_url');
    expect(bot.engine.asks).toEqual([
      {
        room: { platform: 'slack', space: 'T01TEAM', channel: 'C01' },
        person: { platform: 'slack', space: 'T01TEAM', id: 'U01', name: 'ada' },
        manager: false,
        locale: 'zh-CN',
        zone: 'Asia/Shanghai',
        text: 'sora',
      },
    ]);
  });

  it('looks a person up once, however often they ask', async () => {
    for (let i = 0; i < 3; i++) await bot.command(`sora ${i}`);
    await fake.until('response_url', 3);
    expect(fake.made('users.info')).toHaveLength(1);
  });

  it('knows an admin of the workspace as a manager', async () => {
    fake.people.set('U02', { is_admin: true });
    await bot.command('sources', { user_id: 'U02' });
    await fake.until('response_url');
    expect(bot.engine.asks[0]?.manager).toBe(true);
  });

  it('answers someone whom Slack does not tell about', async () => {
    await bot.command('sora', { user_id: 'U99' });
    await fake.until('response_url');
    expect(bot.engine.asks[0]).toMatchObject({ locale: 'en', manager: false });
  });

  it('tells the room of a change in one line, and the rest to the person', async () => {
    await bot.command('subscribe sora');
    const calls = await fake.until('response_url', 2);
    expect(calls.map((call) => call.args.response_type)).toEqual(['ephemeral', 'in_channel']);
  });

  it('answers to whatever name the workspace gave it', async () => {
    const response = await bot.command('sora', { command: '/news' });
    expect(response.status).toBe(200);
    await fake.until('response_url');
  });

  it('says sorry when the engine fails, and goes on', async () => {
    await bot.command('throw');
    const [call] = await fake.until('response_url');
    expect(String(call?.args.text)).toContain('出了点问题');
    await bot.command('sora');
    await fake.until('response_url', 2);
  });

  it('opens a form when there is nothing to subscribe to, and the form composes the line', async () => {
    await bot.command('订阅');
    const [opened] = await fake.until('views.open');
    const view = opened?.args.view as Record<string, unknown>;
    expect(complaints(view.blocks, 'view')).toEqual([]);
    expect(bot.engine.asks).toEqual([]);
    const response = await bot.interact(
      submission(view, {
        what: { value: { type: 'plain_text_input', value: 'sora OR\n可灵' } },
        where: { value: { selected_conversation: 'C01' } },
        when: { value: { selected_option: { value: 'when:digest' } } },
        max: { value: { selected_option: { value: 'max:5/day' } } },
      }),
    );
    expect(response.status).toBe(200);
    await fake.until('response_url', 2);
    expect(bot.engine.asks[0]).toMatchObject({
      room: { channel: 'C01' },
      text: 'subscribe sora OR 可灵 when:digest max:5/day',
    });
  });

  it.each([
    ['nothing', '  \n ', 'en-US', 'There is no word to look for in that.'],
    ['nothing, in Chinese', ' ', 'zh-CN', '这里面没有可以查找的词。'],
    ['only what must not be there', '-sora', 'en-US', 'There is no word to look for in that.'],
    ['a setting that there is not', 'sora max:many', 'en-US', 'max: does not take many.'],
  ])('keeps the form open, and says why, when it was filled in with %s', async (_, value, locale, why) => {
    fake.people.set('U01', { locale });
    await bot.command('subscribe');
    const [opened] = await fake.until('views.open');
    const what = { value: { type: 'plain_text_input', value } };
    const response = await bot.interact(submission(opened!.args.view as object, { what }));
    expect(await response.json()).toEqual({ response_action: 'errors', errors: { what: why } });
    expect(bot.engine.asks).toEqual([]);
  });

  it.each([
    ['C02', 'subscribe sora to:#C02'],
    ['D07', 'subscribe sora to:me'],
  ])('asks for another place, %s, from where the form was opened', async (chosen, line) => {
    fake.members.set('C02', ['U01']);
    await bot.command('subscribe');
    const [opened] = await fake.until('views.open');
    const what = { value: { type: 'plain_text_input', value: 'sora' } };
    const where = { value: { selected_conversation: chosen } };
    await bot.interact(submission(opened!.args.view as object, { what, where }));
    await fake.until('response_url');
    expect(bot.engine.asks).toMatchObject([{ room: { channel: 'C01' }, text: line }]);
  });

  it('posts nothing into a channel where whoever chose it is not', async () => {
    fake.members.set('C02', ['U02']);
    await bot.command('subscribe');
    const [opened] = await fake.until('views.open');
    const what = { value: { type: 'plain_text_input', value: 'sora' } };
    const where = { value: { selected_conversation: 'C02' } };
    await bot.interact(submission(opened!.args.view as object, { what, where }));
    const [answer] = await fake.until('response_url');
    expect(answer?.args.response_type).toBe('ephemeral');
    expect(bot.engine.asks).toEqual([]);
  });

  it('asks the line itself when Slack opens no form', async () => {
    fake.fail('views.open', { error: 'expired_trigger_id' });
    await bot.command('subscribe');
    await fake.until('response_url');
    expect(bot.engine.asks[0]?.text).toBe('subscribe');
  });
});

/** The form as it was opened, filled in and sent. */
function submission(view: object, values: Readonly<Record<string, object>>) {
  return {
    type: 'view_submission',
    team: { id: 'T01TEAM' },
    user: { id: 'U01', username: 'ada', team_id: 'T01TEAM' },
    trigger_id: 'submitted',
    view: { ...view, id: 'V01', state: { values } },
  };
}

describe('a menu', () => {
  const long = `open https://news.example/${'a'.repeat(200)}`;
  const card: Card = {
    tone: 'news',
    blocks: [
      {
        kind: 'menu',
        label: 'Open one of these…',
        options: [
          { label: '1. Sora', ask: 'open https://news.example/a' },
          { label: '2. Kling', ask: long },
          { label: '3. kept', ask: 'kept:k0' },
        ],
      },
    ],
  };
  const kept = new Map<string, string>();

  /** The menu of the first answer, as Slack shows it. */
  async function shown() {
    bot.engine.next.push([card]);
    await bot.command('sora');
    const [call] = await fake.until('response_url');
    expect(complaints(call?.args.blocks)).toEqual([]);
    const [block] = call!.args.blocks as { elements: Record<string, unknown>[] }[];
    const { action_id, options } = block!.elements[0] as { action_id: string; options: object[] };
    return options.map((option) => ({ type: 'static_select', action_id, selected_option: option }));
  }

  async function restart(): Promise<void> {
    await bot.slack.stop();
    bot = await startBot(fake, { kept });
  }

  it.each([
    ['at once', false],
    ['after a restart', true],
  ])('says the whole line of its choice, as whoever chose: %s', async (_, restarted) => {
    await restart();
    const choices = await shown();
    if (restarted) await restart();
    for (const choice of choices) {
      await bot.interact(fake.press(choice, { user: { id: 'U02', username: 'bo', team_id: 'T01TEAM' } }));
    }
    const calls = await fake.until('response_url', 4);
    const asks = bot.engine.asks.filter(({ person }) => person.id === 'U02').map(({ text }) => text);
    expect(asks.sort()).toEqual(['kept:k0', 'open https://news.example/a', long].sort());
    expect(calls.slice(1).map((call) => call.args.response_type)).toEqual(Array(3).fill('ephemeral'));
  });

  it('answers a choice that is kept no more, or that nobody offered', async () => {
    const choice = (selected_option: unknown) =>
      bot.interact(fake.press({ type: 'static_select', action_id: 'choose.0', selected_option }));
    await choice({ value: 'kept:gone' });
    await choice(null);
    await choice({ value: '' });
    const calls = await fake.until('response_url', 3);
    for (const call of calls) expect(String(call.args.text)).toContain('失效');
    expect(bot.engine.asks).toEqual([]);
  });
});

describe('an export', () => {
  const last = async (count: number) =>
    String((await fake.until('response_url', count))[count - 1]!.args.text);

  it('reaches whoever asked whole, as a file in their direct messages', async () => {
    await bot.command('export md');
    expect(await last(2)).toContain('私信');
    const [upload] = fake.made('upload');
    const text = String(upload?.args.text);
    expect(text).toContain('# export md');
    const [asked] = fake.made('files.getUploadURLExternal');
    expect(asked?.args).toMatchObject({ filename: 'ainews.md', length: String(Buffer.byteLength(text)) });
    const [completed] = fake.made('files.completeUploadExternal');
    expect(completed?.args).toMatchObject({ channel_id: 'DU01' });
    expect(String(completed?.args.files)).toBe('[{"id":"F01","title":"ainews.md"}]');
  });

  it('says what to grant where the app may not send files', async () => {
    fake.fail('files.getUploadURLExternal', { error: 'missing_scope' });
    await bot.command('export md');
    expect(await last(2)).toContain('files:write');
    expect(fake.made('upload')).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['files.getUploadURLExternal', 'drop'],
    ['upload', { status: 500 }],
    ['upload', 'drop'],
    ['files.completeUploadExternal', { error: 'internal_error' }],
  ])('says so when %s fails', async (method, fault) => {
    fake.fail(method, fault);
    await bot.command('export md');
    expect(await last(2)).toContain('没有收下');
  });
});

describe('a mention', () => {
  it('is answered in its thread, for all who saw it', async () => {
    await bot.event({ type: 'app_mention', channel: 'C01', user: 'U01', text: '<@U0BOT> sora', ts: '17.1' });
    const [call] = await fake.until('chat.postMessage');
    expect(call?.args).toMatchObject({
      channel: 'C01',
      thread_ts: '17.1',
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
    expect(complaints(call?.args.blocks)).toEqual([]);
    expect(bot.engine.asks[0]?.text).toBe('sora');
  });

  it('in a thread stays in that thread', async () => {
    await bot.event({
      type: 'app_mention',
      channel: 'C01',
      user: 'U01',
      text: 'latest <@U0BOT>',
      ts: '17.2',
      thread_ts: '17.1',
    });
    const [call] = await fake.until('chat.postMessage');
    expect(call?.args.thread_ts).toBe('17.1');
    expect(bot.engine.asks[0]).toMatchObject({ text: 'latest', under: '17.1' });
  });

  it('about what is one’s own is answered to that person alone', async () => {
    for (const line of ['saved', 'list mine', 'me', 'settings']) {
      await bot.event({
        type: 'app_mention',
        channel: 'C01',
        user: 'U01',
        text: `<@U0BOT> ${line}`,
        ts: '17.1',
      });
    }
    const calls = await fake.until('chat.postEphemeral', 4);
    expect(calls[0]?.args).toMatchObject({ channel: 'C01', user: 'U01', thread_ts: '17.1' });
    expect(fake.made('chat.postMessage')).toEqual([]);
  });

  it('by a bot is not answered, so that two bots never talk for ever', async () => {
    await bot.event({
      type: 'app_mention',
      channel: 'C01',
      user: 'U07',
      bot_id: 'B07',
      text: '<@U0BOT> hi',
      ts: '1.1',
    });
    await bot.event({ type: 'app_mention', channel: 'C01', user: 'U01', text: '<@U0BOT> sora', ts: '1.2' });
    await fake.until('chat.postMessage');
    expect(bot.engine.asks.map((ask) => ask.text)).toEqual(['sora']);
  });
});

describe('a direct message', () => {
  it('is a line like any other', async () => {
    await bot.event({
      type: 'message',
      channel_type: 'im',
      channel: 'D01',
      user: 'U01',
      text: 'sora',
      ts: '17.3',
    });
    const [call] = await fake.until('chat.postMessage');
    expect(call?.args).toMatchObject({ channel: 'D01' });
    expect(call?.args).not.toHaveProperty('thread_ts');
    expect(JSON.stringify(call?.args.blocks)).not.toContain('Share here');
  });

  it('that is edited, or our own, is left alone', async () => {
    const message = {
      type: 'message',
      channel_type: 'im',
      channel: 'D01',
      user: 'U01',
      text: 'x',
      ts: '17.3',
    };
    await bot.event({ ...message, subtype: 'message_changed' });
    await bot.event({ ...message, user: 'U0BOT' });
    await bot.event({ ...message, bot_id: 'B0BOT' });
    await bot.event({ ...message, channel_type: 'channel', channel: 'C01' });
    await bot.event({ ...message, text: 'sora' });
    await fake.until('chat.postMessage');
    expect(bot.engine.asks.map((ask) => ask.text)).toEqual(['sora']);
  });
});

describe('a button', () => {
  it('says its command, as whoever pressed it', async () => {
    await bot.interact(fake.press({ action_id: 'ask.1.0', value: 'save 3' }));
    await fake.until('response_url');
    expect(bot.engine.asks[0]).toMatchObject({
      text: 'save 3',
      person: { id: 'U01' },
      room: { channel: 'C01' },
    });
  });

  it('works after a restart', async () => {
    await bot.slack.stop();
    bot = await startBot(fake);
    await bot.interact(fake.press({ action_id: 'ask.1.0', value: 'sora' }));
    await fake.until('response_url');
  });

  it('shares the answer with the channel, without a second Share', async () => {
    await bot.interact(fake.press({ action_id: 'share.1.0', value: 'sora' }));
    const [call] = await fake.until('response_url');
    expect(call?.args).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(JSON.stringify(call?.args.blocks)).not.toContain('share.');
  });

  it('shares once when it is pressed twice', async () => {
    await bot.interact(fake.press({ action_id: 'share.1.0', value: 'sora' }));
    await fake.until('response_url');
    await bot.interact(fake.press({ action_id: 'share.1.0', value: 'sora' }));
    const calls = await fake.until('response_url', 2);
    expect(calls.map((call) => call.args.response_type)).toEqual(['in_channel', 'ephemeral']);
  });

  it('can be shared again when the first try was lost', async () => {
    fake.fail('response_url', { status: 404 });
    fake.fail('chat.postMessage', { error: 'not_in_channel' });
    await bot.interact(fake.press({ action_id: 'share.1.0', value: 'sora' }));
    await fake.until('chat.postMessage');
    await bot.interact(fake.press({ action_id: 'share.1.0', value: 'sora' }));
    const calls = await fake.until('response_url', 2);
    expect(calls[1]?.args.response_type).toBe('in_channel');
  });

  it('turns the page in place', async () => {
    await bot.interact(fake.press({ action_id: 'ask.1.1', value: 'search sora page:2' }));
    const [call] = await fake.until('response_url');
    expect(call?.args.replace_original).toBe(true);
  });

  it('that opens an address needs no answer', async () => {
    await bot.interact(fake.press({ action_id: 'open.1.2', value: undefined, url: 'https://news.example/' }));
    await bot.interact(fake.press({ action_id: 'ask.1.0', value: 'sora' }));
    await fake.until('response_url');
    expect(bot.engine.asks.map((ask) => ask.text)).toEqual(['sora']);
  });

  it('that is forged or of another age gets an answer', async () => {
    await bot.interact(fake.press({ action_id: 'something else', value: 'x' }));
    await bot.interact(fake.press({ action_id: 'ask.1.0' }));
    const calls = await fake.until('response_url', 2);
    expect(calls.map((call) => String(call.args.text))).toEqual([
      expect.stringContaining('失效'),
      expect.stringContaining('失效'),
    ]);
    expect(bot.engine.asks).toEqual([]);
  });

  it('under a message in a thread answers in that thread', async () => {
    await bot.interact(
      fake.press(
        { action_id: 'ask.1.0', value: 'why 1' },
        { container: { type: 'message', message_ts: '17.2', thread_ts: '17.1', channel_id: 'C01' } },
      ),
    );
    const [call] = await fake.until('response_url');
    expect(call?.args.thread_ts).toBe('17.1');
  });
});

describe('a message shortcut', () => {
  it('saves the story that the message links to', async () => {
    await bot.interact(
      fake.shortcut('save_message', { text: 'look <https://news.example/a?b=1&amp;c=2|here>' }),
    );
    await fake.until('response_url');
    expect(bot.engine.asks[0]?.text).toBe('save https://news.example/a?b=1&c=2');
  });

  it('explains a link that stands only in blocks', async () => {
    const blocks = [
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'link', url: 'https://news.example/b' }] },
        ],
      },
    ];
    await bot.interact(fake.shortcut('explain_link', { text: 'no link here', blocks }));
    await fake.until('response_url');
    expect(bot.engine.asks[0]?.text).toBe('https://news.example/b');
  });

  it('looks for what is related to a message without a link', async () => {
    await bot.interact(fake.shortcut('find_related', { text: 'OpenAI shows Sora, 文生视频 <@U02>' }));
    await fake.until('response_url');
    expect(bot.engine.asks[0]?.text).toMatch(/^\? .*"openai".* OR /);
    expect(bot.engine.asks[0]?.text).not.toContain('U02');
  });

  it('says so when there is no link', async () => {
    await bot.interact(fake.shortcut('save_message', { text: 'nothing' }));
    const [call] = await fake.until('response_url');
    expect(String(call?.args.text)).toContain('没有链接');
  });
});

describe('App Home', () => {
  const opened = { type: 'app_home_opened', user: 'U01', channel: 'D01', tab: 'home' };

  it('shows what I follow, what I saved, the channels we share and what to try', async () => {
    fake.botChannels = [{ id: 'C01', name: 'general' }];
    await bot.event(opened);
    const [call] = await fake.until('views.publish');
    const view = call?.args.view as { type: string; blocks: unknown };
    expect([call?.args.user_id, view.type]).toEqual(['U01', 'home']);
    expect(complaints(view.blocks, 'view')).toEqual([]);
    const words = JSON.stringify(view.blocks);
    for (const part of ['我的订阅', '我的收藏', '#general', '试一试', 'list <#C01|general>'])
      expect(words).toContain(part);
    expect(bot.engine.asks.map((ask) => ask.text)).toEqual(['list mine', 'saved']);
  });

  it.each([
    ['is busy', { retryAfter: 1 }],
    ['stumbles', { status: 500 }],
    ['does not say what became of it', 'store and drop' as const],
  ])('comes after all when Slack %s', async (_, fault) => {
    fake.fail('views.publish', fault);
    await bot.event(opened);
    const calls = await fake.until('views.publish', 2);
    expect(calls[1]?.outcome).toBe('ok');
    expect(calls[1]?.args).toEqual(calls[0]?.args);
  });

  it('answers its buttons by direct message', async () => {
    await bot.interact(
      fake.press(
        { action_id: 'ask.1.0', value: 'latest' },
        {
          channel: undefined,
          response_url: undefined,
          container: { type: 'view', view_id: 'V01' },
          view: { type: 'home', private_metadata: JSON.stringify({ channel: 'D01' }) },
        },
      ),
    );
    const [call] = await fake.until('chat.postMessage');
    expect(call?.args.channel).toBe('D01');
    await fake.until('views.publish');
  });

  it('is not published anew for the Messages tab', async () => {
    await bot.event({ ...opened, tab: 'messages' });
    await bot.event(opened);
    await fake.until('views.publish');
    expect(fake.made('views.publish')).toHaveLength(1);
  });
});

describe('nineteen odd texts', () => {
  const ODD: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['spaces', '   \t '],
    ['4,000 characters', 'x'.repeat(4_000)],
    ['40,000 characters', '新'.repeat(40_000)],
    ['a NUL', 'so\u0000ra'],
    ['text from right to left', 'مرحبا \u202egpj.exe'],
    ['entities', 'R&amp;D &lt;b&gt; &amp;amp;'],
    ['a channel call', '<!channel> <!here|here> <!everyone>'],
    ['a group call', '<!subteam^S01|@team>'],
    ['people and channels', '<@U02> in <#C02|random>'],
    ['links', '<https://evil.example|https://bank.example>'],
    ['curly quotes', '“video model” ‘sora’'],
    ['full-width signs', '「文生视频」：－融资　ＯＲ　可灵'],
    ['markup', '*bold* _it_ ~no~ `code` ```block``` >quote'],
    ['emoji', ':rotating_light: 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['a lone surrogate', 'a\ud83db'],
    ['many lines', 'a\n'.repeat(500)],
    ['names of objects', '__proto__ constructor toString'],
    ['a template', '{{7*7}} #{7*7} %s %n; DROP TABLE x'],
  ];

  it('are nineteen', () => expect(ODD).toHaveLength(19));

  it.each(ODD)('%s: an answer that Slack takes, and nobody is called', async (_, text) => {
    const response = await bot.command(text);
    expect(response.status).toBe(200);
    const [call] = await fake.until('response_url');
    expect(complaints(call?.args.blocks)).toEqual([]);
    expect(parsedWords(call?.args.blocks)).toEqual([]);
    expect(String(call?.args.text)).not.toMatch(/[<>]/);
    expect(call?.args.response_type).toBe('ephemeral');
  });

  it('in a mention call nobody either', async () => {
    for (const [, text] of ODD) {
      await bot.event({
        type: 'app_mention',
        channel: 'C01',
        user: 'U01',
        text: `<@U0BOT> ${text}`,
        ts: '1.1',
      });
    }
    const calls = await fake.until('chat.postMessage', ODD.length);
    for (const call of calls) {
      expect(complaints(call.args.blocks)).toEqual([]);
      expect(String(call.args.text)).not.toMatch(/[<>]/);
    }
  });
});

describe('fifty commands at once', () => {
  it('are all acknowledged and answered, each to its own', async () => {
    const urls = Array.from({ length: 50 }, () => fake.responseUrl());
    const responses = await Promise.all(
      urls.map((url, i) => bot.post(form(fake.command(`q${i}`, { response_url: url })), 'form')),
    );
    expect(responses.every((response) => response.status === 200)).toBe(true);
    await fake.until('response_url', 50);
    expect(new Set(bot.engine.asks.map((ask) => ask.text)).size).toBe(50);
  });
});
