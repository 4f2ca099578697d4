import { type DiscordOptions, startDiscord } from '../../adapters/discord/app.ts';
import type { Gone } from '../../adapters/discord/guilds.ts';
import type { Answer, Ask, Completion, Engine } from '../../src/engine.ts';
import { type FakeDiscord, snowflake, TOKEN } from './fake-discord.ts';

/** A small engine: says what it was asked. `answerWith` changes that for one test. */
export function createEchoEngine() {
  const asked: Ask[] = [];
  const completed: Ask[] = [];
  let answering: (ask: Ask) => Promise<Answer> | Answer = (ask) => ({
    cards: [{ tone: 'plain', title: ask.text || 'home', blocks: [] }],
    data: {},
    ok: true,
  });
  let suggesting: (ask: Ask, limit: number) => Promise<readonly Completion[]> = async () => [];
  const engine: Engine = {
    async answer(ask) {
      asked.push(ask);
      return answering(ask);
    },
    suggest: (ask, limit) => {
      completed.push(ask);
      return suggesting(ask, limit);
    },
  };
  return {
    engine,
    asked,
    completed,
    answerWith(next: typeof answering) {
      answering = next;
    },
    suggestWith(next: typeof suggesting) {
      suggesting = next;
    },
  };
}

/** The bot against a fake Discord, with everything that it tells its surroundings kept. */
export async function startBot(discord: FakeDiscord, given: Partial<DiscordOptions> = {}) {
  const echo = createEchoEngine();
  const kept = new Map<string, string>();
  const cached = new Map<string, string>();
  const gone: (Gone & { readonly reason: string })[] = [];
  const back: Gone[] = [];
  const forgotten: string[] = [];
  const logged: { readonly level: string; readonly message: string; readonly fields: unknown }[] = [];
  const at = (level: string) => (fields: unknown, message: string) => {
    logged.push({ level, message, fields });
  };
  let now = Date.now();
  let rooms: readonly string[] = [];

  const options: DiscordOptions = {
    config: { token: TOKEN, apiBase: discord.base, apiVersion: '10', crosspost: false },
    engine: echo.engine,
    log: { info: at('info'), warn: at('warn'), error: at('error') },
    clock: { now: () => now },
    cache: {
      get: async (key) => cached.get(key),
      set: async (key, value) => cached.set(key, value),
      delete: async (key) => cached.delete(key),
    },
    asks: {
      async keepAsk(ask) {
        const token = `k${kept.size}`;
        kept.set(token, ask);
        return token;
      },
      keptAsk: async (token) => kept.get(token),
    },
    rooms: {
      rooms: async () => rooms,
    },
    onGone: (where, reason) => void gone.push({ ...where, reason }),
    onBack: (where) => void back.push(where),
    onForget: (space) => void forgotten.push(space),
    ...given,
  };
  const bot = await startDiscord(options);
  return {
    ...echo,
    bot,
    chat: bot.chat,
    kept,
    cached,
    gone,
    back,
    forgotten,
    logged,
    know(keys: readonly string[]) {
      rooms = keys;
    },
    pass(ms: number) {
      now += ms;
    },
    ready: () => discord.until(() => bot.health().state === 'ready'),
  };
}

export const ALL_PERMISSIONS = String(2n ** 50n - 1n);
export const MEMBER_PERMISSIONS = String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 38n));

/** What Discord sends of a person's act in a server's channel. */
export function inGuild(guild: string, channel: string, more: object = {}, permissions = ALL_PERMISSIONS) {
  return {
    type: 2,
    guild_id: guild,
    channel_id: channel,
    channel: { id: channel, type: 0, name: 'news', guild_id: guild },
    member: { user: { id: '300000000000000001', username: 'ann' }, nick: 'Ann', permissions, roles: [] },
    app_permissions: ALL_PERMISSIONS,
    locale: 'en-US',
    guild_locale: 'en-US',
    ...more,
  };
}

export const query = (text: string, ...more: object[]) => ({
  data: {
    id: snowflake(),
    type: 1,
    name: 'ainews',
    options: [{ name: 'query', type: 3, value: text }, ...more],
  },
});

export const press = (customId: string, flags = 0) => ({
  type: 3,
  data: { custom_id: customId, component_type: 2 },
  message: { id: snowflake(), flags, content: '', components: [] },
});

export const choose = (customId: string, ...values: string[]) => ({
  ...press(customId),
  data: { custom_id: customId, component_type: 3, values },
});

/** All words of a message made of components. */
export function wordsOf(message: unknown): string {
  const walk = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(walk);
    if (typeof value !== 'object' || value === null) return [];
    const { content, label, components } = value as Record<string, unknown>;
    return [content, label].filter((text) => typeof text === 'string').concat(walk(components)) as string[];
  };
  return walk((message as { components?: unknown })?.components).join('\n');
}
