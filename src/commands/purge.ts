import { auditCard } from '../cards/audit.ts';
import { notice, sureCard } from '../cards/notice.ts';
import { UserError } from '../errors.ts';
import { say } from '../i18n/index.ts';
import { parseRoom, personalRoom, roomKey } from '../room.ts';
import type { Answer } from './ask.ts';
import type { CommandOf } from './command.ts';
import type { Context } from './context.ts';
import { iso } from './data.ts';
import { print } from './print.ts';

const CHANGES = 15;

/** `audit`: who changed what here, newest first. */
export async function audit({ store, room, view }: Context): Promise<Answer> {
  const changes = await store.changes(room, CHANGES);
  return {
    ok: true,
    cards: [auditCard(changes, view)],
    data: { changes: changes.map(({ at, by, did, undone }) => ({ at: iso(at), by: by.id, did, undone })) },
  };
}

/** `purge here`, `purge all`: asks once, then leaves nothing of this channel, or of the whole workspace. */
export async function purge(context: Context, command: CommandOf<'purge'>): Promise<Answer> {
  const { store, ask, lang } = context;
  const { what, sure } = command;
  const { taken } = say(lang);
  // A direct message has no workspace of its own, and in some places shares one with everybody's.
  if (what === 'all' && roomKey(personalRoom(ask.person)) === context.room) throw new UserError('not-here');
  if (what === undefined) return which(context);
  if (!sure) {
    const line = print({ verb: 'purge', what, sure: true });
    const card = sureCard(lang, taken.purge[what].ask, [taken.purge[what].gone], line);
    return { ok: true, cards: [card], data: { asks: true } };
  }
  const { platform, space, channel } = parseRoom(context.room)!;
  const rows = await store.purge(platform, space, ...(what === 'here' ? [channel] : []));
  const card = notice('good', taken.purge[what].done, [taken.purgedRows(rows)]);
  return { ok: true, cards: [card], data: { purged: what, rows } };
}

async function which({ ask, room, lang }: Context): Promise<Answer> {
  const { purge: words, purgeWhich } = say(lang).taken;
  const alone = roomKey(personalRoom(ask.person)) === room;
  const choices = (alone ? (['here'] as const) : (['here', 'all'] as const)).map((what) => ({
    label: words[what].label,
    ask: print({ verb: 'purge', what, sure: false }),
    look: 'danger' as const,
  }));
  return { ok: true, cards: [notice('warn', purgeWhich, [], choices)], data: { asks: true } };
}
