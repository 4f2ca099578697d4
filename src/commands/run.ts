import { UserError } from '../errors.ts';
import type { Answer } from './ask.ts';
import type { Command, CommandOf, Verb } from './command.ts';
import type { Context } from './context.ts';
import { checkRights } from './rights.ts';

type Handler<V extends Verb> = (context: Context, command: CommandOf<V>) => Promise<Answer>;

type Handlers = { readonly [V in Verb]?: Handler<V> };

/**
 * One handler a verb, loaded when it is first asked for: whoever asks one question does not pay for the
 * code of all others. What is not here says that it cannot be done yet.
 */
const HANDLERS: Handlers = {
  home: async (context) => (await import('./guide.ts')).home(context),
  help: async (context, command) => (await import('./guide.ts')).help(context, command),
  search: async (context, command) => (await import('./read.ts')).search(context, command),
  address: async (context, command) => (await import('./read.ts')).address(context, command),
  latest: async (context, command) => (await import('./read.ts')).latest(context, command),
  more: async (context) => run(context, await (await import('./go-on.ts')).more(context)),
  this: async (context, command) => (await import('./go-on.ts')).topics(context, command),
  share: async (context, command) => (await import('./read.ts')).share(context, command),
  open: async (context, command) => (await import('./read.ts')).open(context, command),
  save: async (context, command) => (await import('./keep.ts')).save(context, command),
  saved: async (context) => (await import('./keep.ts')).saved(context),
  digest: async (context, command) => (await import('./briefing.ts')).digest(context, command),
  me: async (context, command) => (await import('./me.ts')).me(context, command),
  status: async (context) => (await import('./status.ts')).status(context),
  lang: async (context, command) => (await import('./room-settings.ts')).language(context, command),
  tz: async (context, command) => (await import('./room-settings.ts')).zone(context, command),
  quiet: async (context, command) => (await import('./quiet.ts')).quiet(context, command),
  subscribe: async (context, command) => (await import('./subscribe.ts')).subscribe(context, command),
  edit: async (context, command) => (await import('./subscribe.ts')).edit(context, command),
  unsubscribe: async (context, command) => (await import('./unsubscribe.ts')).unsubscribe(context, command),
  list: async (context, command) => (await import('./list.ts')).list(context, command),
  pause: async (context, command) => (await import('./hold.ts')).pause(context, command),
  resume: async (context, command) => (await import('./hold.ts')).resume(context, command),
  mute: async (context, command) => (await import('./hold.ts')).mute(context, command),
  unmute: async (context, command) => (await import('./hold.ts')).unmute(context, command),
  undo: async (context) => (await import('./undo.ts')).undo(context),
  why: async (context, command) => (await import('./why.ts')).why(context, command),
  preview: async (context, command) => (await import('./preview.ts')).preview(context, command),
  settings: async (context) => (await import('./room-numbers.ts')).settings(context),
  stats: async (context, command) => (await import('./room-numbers.ts')).stats(context, command),
  sources: async (context, command) => (await import('./sources.ts')).sources(context, command),
  add: async (context, command) => (await import('./sources.ts')).add(context, command),
  remove: async (context, command) => (await import('./sources.ts')).remove(context, command),
  import: async (context, command) => (await import('./sources.ts')).importFeeds(context, command),
  export: async (context, command) => (await import('./take-out.ts')).exportAll(context, command),
  'forget-me': async (context, command) => (await import('./take-out.ts')).forgetMe(context, command),
  audit: async (context) => (await import('./purge.ts')).audit(context),
  purge: async (context, command) => (await import('./purge.ts')).purge(context, command),
  refused: async (_context, command) => {
    throw new UserError(command.key, command.params);
  },
};

export async function run(context: Context, command: Command): Promise<Answer> {
  checkRights(context.ask, command);
  const handler = HANDLERS[command.verb] as Handler<Verb> | undefined;
  if (!handler) throw new UserError('not-yet', { name: command.verb });
  return handler(context, command);
}
