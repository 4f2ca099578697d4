import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENTS, manifest, manifestLink, manifestText, SCOPES } from '../../../adapters/slack/manifest.ts';

const file = (mode: string) =>
  readFileSync(join(import.meta.dirname, `../../../adapters/slack/manifest.${mode}.json`), 'utf8');

describe('the app manifests', () => {
  it.each(['socket', 'http'] as const)('%s: the file is what the code says', (mode) => {
    expect(file(mode)).toBe(manifestText(mode));
  });

  it.each(['socket', 'http'] as const)('%s: stays within what Slack takes', (mode) => {
    const { display_information: shown, features } = manifest(mode);
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(features.slash_commands[0]?.usage_hint.length).toBeLessThanOrEqual(1_000);
    expect(features.slash_commands[0]?.description.length).toBeLessThanOrEqual(2_000);
    for (const shortcut of features.shortcuts) {
      expect(shortcut.name.length).toBeLessThanOrEqual(24);
      expect(shortcut.description.length).toBeLessThanOrEqual(150);
    }
  });

  it('Socket Mode needs no address, HTTP one path for what Slack sends and one for whoever installs', () => {
    expect(file('socket')).not.toContain('https://');
    expect(manifest('socket').settings.socket_mode_enabled).toBe(true);
    expect(new Set(file('http').match(/https:\/\/[^"]+/g))).toEqual(
      new Set(['https://ainews.example.com/slack/events', 'https://ainews.example.com/slack/oauth_redirect']),
    );
  });

  it('fits into a link that a browser and Slack take', () => {
    const link = manifestLink('socket');
    expect(link.length).toBeLessThan(8_000);
    expect(JSON.parse(new URL(link).searchParams.get('manifest_json') ?? '')).toEqual(manifest('socket'));
  });

  it('asks for a scope for each kind of event, and for none that posts where nobody invited it', () => {
    const needs: Readonly<Record<string, string>> = {
      app_mention: 'app_mentions:read',
      'message.im': 'im:history',
      member_joined_channel: 'channels:read',
      channel_archive: 'channels:read',
      group_archive: 'groups:read',
    };
    for (const [event, scope] of Object.entries(needs)) {
      expect(EVENTS).toContain(event);
      expect(SCOPES).toContain(scope);
    }
    expect(SCOPES).not.toContain('chat:write.public');
    expect(SCOPES.some((scope) => scope.startsWith('admin'))).toBe(false);
  });
});
