import type { App } from '@slack/bolt';
import type { Desk, Place } from './desk.ts';
import { asksForForm, openForm } from './form.ts';
import { field } from './payload.ts';

/** The slash command. It answers to whatever name the workspace gave it. */
export function listenToCommands(app: App, desk: Desk): void {
  app.command(/[\s\S]*/, async ({ body }) => {
    const place = placeOf(body);
    if (!place) return;
    const text = field(body, 'text') ?? '';
    const trigger = field(body, 'trigger_id');
    if (trigger && asksForForm(text) && (await openForm(desk, place, trigger))) return;
    await desk.serve(place, text);
  });
}

function placeOf(body: unknown): Place | undefined {
  const space = field(body, 'team_id');
  const channel = field(body, 'channel_id');
  const user = field(body, 'user_id');
  if (!space || !channel || !user) return undefined;
  const name = field(body, 'user_name');
  const responseUrl = field(body, 'response_url');
  return { space, channel, user, ...(name ? { name } : {}), ...(responseUrl ? { responseUrl } : {}) };
}
