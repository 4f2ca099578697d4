import { notice } from '../cards/notice.ts';
import { UserError } from '../errors.ts';
import { say } from '../i18n/index.ts';
import type { RoomSettings } from '../model.ts';
import { isZone } from '../time.ts';
import type { Answer } from './ask.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';

/** `lang zh-CN`: how this room is spoken to. */
export async function language(
  context: Context,
  command: Extract<Command, { readonly verb: 'lang' }>,
): Promise<Answer> {
  const { lang: _before, ...rest } = context.settings;
  const next = command.lang === 'auto' ? rest : { ...rest, lang: command.lang };
  await change(context, next, `lang ${command.lang}`);
  const lang = command.lang === 'auto' ? context.lang : command.lang;
  return done(say(lang).settings.language, { lang: command.lang });
}

/** `tz Asia/Shanghai`: the zone of this room's hours. */
export async function zone(
  context: Context,
  command: Extract<Command, { readonly verb: 'tz' }>,
): Promise<Answer> {
  if (!isZone(command.zone)) throw new UserError('bad-zone', { zone: command.zone });
  await change(context, { ...context.settings, zone: command.zone }, `tz ${command.zone}`);
  return done(say(context.lang).settings.zone(command.zone), { zone: command.zone });
}

async function change(context: Context, settings: RoomSettings, did: string): Promise<void> {
  const { store, room, ask, now } = context;
  const state = await store.room(room);
  await store.changeRoom({ ...state, settings }, { by: ask.person, at: now, did });
}

function done(title: string, data: unknown): Answer {
  return { ok: true, cards: [notice('good', title)], data };
}
