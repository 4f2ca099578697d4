import { notice } from '../cards/notice.ts';
import { say } from '../i18n/index.ts';
import { isZone } from '../time.ts';
import type { Answer } from './ask.ts';
import { change } from './changing.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { zoneError } from './nearest-zone.ts';
import { print } from './print.ts';

/** `lang zh-CN`: how this room is spoken to. */
export async function language(
  context: Context,
  command: Extract<Command, { readonly verb: 'lang' }>,
): Promise<Answer> {
  await change(context, context.room, print(command), (state) => {
    const { lang: _before, ...rest } = state.settings;
    return { ...state, settings: command.lang === 'auto' ? rest : { ...rest, lang: command.lang } };
  });
  const lang = command.lang === 'auto' ? context.lang : command.lang;
  return done(say(lang).settings.language, { lang: command.lang });
}

/** `tz Asia/Shanghai`: the zone of this room's hours. */
export async function zone(
  context: Context,
  command: Extract<Command, { readonly verb: 'tz' }>,
): Promise<Answer> {
  if (!isZone(command.zone)) throw zoneError(command.zone);
  await change(context, context.room, print(command), (state) => ({
    ...state,
    settings: {
      ...state.settings,
      zone: command.zone,
      // The briefing keeps its hour and moves with the room; the ledger sees to it that none comes twice.
      ...(state.settings.digest && { digest: { ...state.settings.digest, zone: command.zone } }),
    },
  }));
  return done(say(context.lang).settings.zone(command.zone), { zone: command.zone });
}

function done(title: string, data: unknown): Answer {
  return { ok: true, cards: [notice('good', title)], data };
}
