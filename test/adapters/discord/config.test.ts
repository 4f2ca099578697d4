import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../../adapters/config.ts';
import { readDiscordConfig } from '../../../adapters/discord/config.ts';
import { findInvite } from '../../../adapters/discord/invite.ts';
import { APPLICATION, startFakeDiscord, TOKEN } from '../../helpers/fake-discord.ts';

describe('the settings of Discord', () => {
  it('are none without a token', () => {
    expect(readDiscordConfig({})).toBeUndefined();
    expect(readDiscordConfig({ DISCORD_TOKEN: ' ', DISCORD_CROSSPOST: 'nonsense' })).toBeUndefined();
  });

  it('need nothing but a token', () => {
    expect(readDiscordConfig({ DISCORD_TOKEN: TOKEN })).toEqual({
      token: TOKEN,
      apiBase: 'https://discord.com/api',
      apiVersion: '10',
      crosspost: false,
    });
  });

  it.each([
    ['http://127.0.0.1:4000/api', 'http://127.0.0.1:4000/api', '10'],
    ['http://127.0.0.1:4000/api/', 'http://127.0.0.1:4000/api', '10'],
    ['http://127.0.0.1:4000/api/v10', 'http://127.0.0.1:4000/api', '10'],
    ['http://127.0.0.1:4000/api/v9/', 'http://127.0.0.1:4000/api', '9'],
  ])('take another server: %s', (base, apiBase, apiVersion) => {
    expect(readDiscordConfig({ DISCORD_TOKEN: 'x', DISCORD_API_BASE: base })).toMatchObject({
      apiBase,
      apiVersion,
    });
  });

  it.each<Record<string, string>>([
    { DISCORD_TOKEN: 'two words' },
    { DISCORD_TOKEN: 'x', DISCORD_API_BASE: 'discord.com' },
    { DISCORD_TOKEN: 'x', DISCORD_CROSSPOST: 'maybe' },
  ])('are refused with a reason: %j', (env) => {
    expect(() => readDiscordConfig(env)).toThrow(ConfigError);
  });
});

describe('the invite link', () => {
  const link = `client_id=${APPLICATION}&permissions=309237730304&integration_type=0&scope=bot+applications.commands`;

  it('is told by the token', async () => {
    const config = readDiscordConfig({ DISCORD_TOKEN: TOKEN })!;
    const unused = () => Promise.reject(new Error('not asked'));
    expect(await findInvite(config, unused)).toBe(`https://discord.com/oauth2/authorize?${link}`);
  });

  it('is asked of Discord when the token does not tell', async () => {
    const discord = await startFakeDiscord();
    const config = readDiscordConfig({ DISCORD_TOKEN: 'opaque', DISCORD_API_BASE: discord.base })!;
    await expect(findInvite(config)).rejects.toThrow('HTTP 401');
    await discord.stop();
  });
});
