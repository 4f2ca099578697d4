import type { App } from '@slack/bolt';
import type { Desk, Place } from './desk.ts';
import { asksForForm, openForm } from './form.ts';
import { type HomeMemory, publishHome } from './home.ts';
import { lineOf } from './kept.ts';
import { at, field, list } from './payload.ts';
import { ACTION } from './render.ts';
import type { Seen } from './seen.ts';
import { slackWords } from './words.ts';

/**
 * Buttons and menus. Each says a command, so a press or a choice is a line asked by whoever made it, in
 * the room where it was made; nothing has to be remembered for it.
 */
export function listenToButtons(app: App, desk: Desk, seen: Seen, home: HomeMemory): void {
  app.action({ type: 'block_actions' }, async ({ body }) => {
    const action = list(body, 'actions')[0];
    const id = field(action, 'action_id') ?? '';
    // A button that opens an address is reported as well; there is nothing to do.
    if (id.startsWith(`${ACTION.open}.`)) return;
    const place = placeOf(body);
    if (!place) return;
    const shares = id.startsWith(`${ACTION.share}.`);
    const line = await lineSaid(action, id);
    if (line === undefined) {
      await desk.say(place, (lang) => slackWords(lang).stale);
      return;
    }
    const trigger = field(body, 'trigger_id');
    if (trigger && asksForForm(line) && (await openForm(desk, place, trigger))) return;
    if (shares) {
      await shareOnce(body, place, line);
      return;
    }
    await desk.serve(place, line, { replace: turnsPage(body, line) });
    if (field(body, 'view', 'type') === 'home') await publishHome(desk, home, place);
  });

  /** What the press says; undefined when it is none of ours, or of a form that is no longer made. */
  async function lineSaid(action: unknown, id: string): Promise<string | undefined> {
    if (id.startsWith(`${ACTION.choose}.`)) {
      const chosen = field(action, 'selected_option', 'value');
      return chosen === undefined ? undefined : lineOf(chosen, desk.asks);
    }
    const ours = id.startsWith(`${ACTION.share}.`) || id.startsWith(`${ACTION.ask}.`);
    return ours ? field(action, 'value') : undefined;
  }

  /** Pressed twice in a hurry, it is shared once. */
  async function shareOnce(body: unknown, place: Place, line: string): Promise<void> {
    const message = field(body, 'container', 'message_ts') ?? field(body, 'message', 'ts');
    const key = message && `share:${place.space}/${place.channel}:${message}:${line}`;
    if (key && (await seen.met(key))) {
      await desk.say(place, (lang) => slackWords(lang).shared);
      return;
    }
    const shared = await desk.share(place, line);
    if (key && !shared) await seen.forget(key);
  }
}

function placeOf(body: unknown): Place | undefined {
  const space = field(body, 'team', 'id') ?? field(body, 'user', 'team_id');
  const user = field(body, 'user', 'id');
  if (!space || !user) return undefined;
  const name = field(body, 'user', 'username') ?? field(body, 'user', 'name');
  const responseUrl = field(body, 'response_url');
  const thread = field(body, 'container', 'thread_ts') ?? field(body, 'message', 'thread_ts');
  return {
    space,
    // On App Home there is no channel: the answer goes to the person's direct messages.
    channel:
      field(body, 'channel', 'id') ??
      field(body, 'container', 'channel_id') ??
      channelOfView(field(body, 'view', 'private_metadata')) ??
      user,
    user,
    ...(name ? { name } : {}),
    ...(responseUrl ? { responseUrl } : {}),
    ...(thread ? { thread } : {}),
  };
}

function channelOfView(metadata: string | undefined): string | undefined {
  try {
    return metadata === undefined ? undefined : field(JSON.parse(metadata), 'channel');
  } catch {
    return undefined;
  }
}

/** The next page takes the place of the one before, where only this person sees it. */
function turnsPage(body: unknown, line: string): boolean {
  return at(body, 'container', 'is_ephemeral') === true && /(?:^|\s)page:\d+/.test(line);
}
