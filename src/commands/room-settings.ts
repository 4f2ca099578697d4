import type { Text } from '../card.ts';
import { marked, notice } from '../cards/notice.ts';
import { say } from '../i18n/index.ts';
import { isZone } from '../time.ts';
import { instantAt, localDate } from '../zone.ts';
import type { Answer } from './ask.ts';
import { change } from './changing.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { zoneError } from './nearest-zone.ts';
import { print } from './print.ts';
import { isOffset } from './zones.ts';

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
  const { settings } = say(context.lang);
  return done(settings.zone(spelled(command.zone)), { zone: command.zone }, summer(context, command.zone));
}

const spelled = (zone: string): string => (isOffset(zone) ? `UTC${zone}` : zone);

/** Whether its clocks change in summer: of a distance from UTC, and of a city, people expect different things. */
function summer({ now, lang }: Context, zone: string): Text {
  const { settings } = say(lang);
  if (isOffset(zone)) return marked(settings.fixed);
  const year = localDate(now, zone).slice(0, 4);
  const offsets = ['01-15', '07-15'].map((day) => {
    return Date.parse(`${year}-${day}T12:00Z`) - (instantAt(`${year}-${day}`, '12:00', zone) ?? 0);
  });
  return offsets[0] === offsets[1] ? [] : [settings.summer];
}

function done(title: string, data: unknown, text: Text = []): Answer {
  return { ok: true, cards: [notice('good', title, text)], data };
}
