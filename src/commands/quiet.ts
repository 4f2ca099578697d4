import { notice } from '../cards/notice.ts';
import { say } from '../i18n/index.ts';
import type { Answer } from './ask.ts';
import { change } from './changing.ts';
import type { CommandOf } from './command.ts';
import type { Context } from './context.ts';
import { print } from './print.ts';
import type { QuietHours } from './quiet-hours.ts';
import { told } from './unsubscribe.ts';

/** What a night is to most. */
const USUAL: QuietHours = { from: '22:00', to: '07:00' };

/** `quiet 22:00-7:00`, `quiet off`; alone, the hours as they are. */
export async function quiet(context: Context, command: CommandOf<'quiet'>): Promise<Answer> {
  const { room, lang, view } = context;
  const { quiet: words } = say(lang);
  const { hours } = command;
  if (hours === undefined) return present(context);
  let zone = view.zone;
  await change(context, room, print(command), (state) => {
    const { quiet: _before, ...rest } = state.settings;
    // Hours are of some zone: the room's own, else that of whoever set them first.
    zone = rest.zone ?? view.zone;
    return { ...state, settings: hours === 'off' ? rest : { ...rest, zone, quiet: hours } };
  });
  if (hours === 'off') return told(context, room, words.off, { quiet: null });
  return told(context, room, words.set(hours.from, hours.to, zone), { quiet: hours, zone }, words.meanwhile);
}

async function present({ settings, lang, view }: Context): Promise<Answer> {
  const { quiet: words } = say(lang);
  const { quiet: hours, zone = view.zone } = settings;
  const card = hours
    ? notice(
        'plain',
        words.are(hours.from, hours.to, zone),
        [words.meanwhile],
        [{ label: words.turnOff, ask: print({ verb: 'quiet', hours: 'off' }) }],
      )
    : notice(
        'plain',
        words.none,
        [words.meanwhile],
        [{ label: words.from(USUAL.from, USUAL.to), ask: print({ verb: 'quiet', hours: USUAL }) }],
      );
  return { ok: true, cards: [card], data: { quiet: hours ?? null, zone } };
}
