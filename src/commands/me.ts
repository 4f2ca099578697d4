import { personalRoom, roomKey } from '../room.ts';
import type { Answer } from './ask.ts';
import { briefingStatus, schedule, turnOff } from './briefing.ts';
import type { CommandOf } from './command.ts';
import type { Context } from './context.ts';
import { print } from './print.ts';

/** `me`, `me 8:30`, `me off`: a person's own briefing, by direct message. */
export async function me(context: Context, command: CommandOf<'me'>): Promise<Answer> {
  const room = roomKey(personalRoom(context.ask.person));
  if ('off' in command) return turnOff(context, room, print(command));
  if (command.at === undefined) return briefingStatus(context, room);
  return schedule(context, room, { times: [command.at] }, print(command));
}
