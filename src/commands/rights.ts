import { UserError } from '../errors.ts';
import type { Ask } from './ask.ts';
import type { Command } from './command.ts';
import { VERBS, type VerbEntry } from './verbs.ts';

const RIGHTS = new Map<string, VerbEntry['rights']>(VERBS.map(({ name, rights }) => [name, rights]));

/** Refuses what the platform does not let this person do here. Reading, and one's own, is everyone's. */
export function checkRights(ask: Pick<Ask, 'manager' | 'mayChange'>, command: Command): void {
  const rights = rightsFor(command);
  if (rights === 'anyone' || ask.manager) return;
  if (rights === 'manager' || ask.mayChange === false) throw new UserError('not-manager');
}

function rightsFor(command: Command): VerbEntry['rights'] {
  switch (command.verb) {
    case 'export':
      return command.what === 'mine' ? 'anyone' : 'manager';
    case 'digest':
      return command.action === 'status' || command.action === 'preview' ? 'anyone' : 'room';
    case 'quiet':
      return command.hours === undefined ? 'anyone' : 'room';
    case 'subscribe':
      return command.settings.to === 'me' || !command.expression ? 'anyone' : 'room';
    default:
      return RIGHTS.get(command.verb) ?? 'anyone';
  }
}
