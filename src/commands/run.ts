import { UserError } from '../errors.ts';
import type { Answer } from './ask.ts';
import type { Command, CommandOf, Verb } from './command.ts';
import type { Context } from './context.ts';
import { help, home } from './guide.ts';
import { save, saved } from './keep.ts';
import { address, latest, open, search } from './read.ts';
import { language, zone } from './room-settings.ts';

type Handler<V extends Verb> = (context: Context, command: CommandOf<V>) => Promise<Answer>;

type Handlers = { readonly [V in Verb]?: Handler<V> };

/** One handler a verb. What is not here says that it cannot be done yet. */
const HANDLERS: Handlers = {
  home,
  search,
  address,
  latest,
  save,
  open,
  saved,
  lang: language,
  tz: zone,
  help,
  refused: async (_context, command) => {
    throw new UserError(command.key, command.params);
  },
};

export async function run(context: Context, command: Command): Promise<Answer> {
  const handler = HANDLERS[command.verb] as Handler<Verb> | undefined;
  if (!handler) throw new UserError('not-yet', { name: command.verb });
  return handler(context, command);
}
