import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Card } from '../../src/card.ts';
import { ChatError } from '../../src/errors.ts';
import type { Chat } from '../../src/ports.ts';
import type { Platform, RoomKey } from '../../src/room.ts';
import { roomKey } from '../../src/room.ts';

/** What a platform has stored, and whatever else people see there. */
export interface Stored {
  readonly receipt: string;
  readonly room: RoomKey;
  readonly key: string;
  readonly replyTo?: string;
  readonly card: Card;
  readonly mentions?: readonly string[];
}

/** Where a platform keeps its messages: outside the process that sends them. */
export interface Wall {
  post(message: Stored): void;
  messages(): readonly Stored[];
}

/** What goes wrong with one request. `drop-before` and `drop-after`: before or after it was stored. */
export type Fault =
  | 'none'
  | 'refuse'
  | 'later'
  | 'later-in-30s'
  | 'gone'
  | 'drop-before'
  | 'drop-after'
  | 'blind'
  | 'look-refused';

export interface FakeChatOptions {
  readonly wall?: Wall;
  readonly platform?: Platform;
  /** What happens to this request; `attempt` counts the requests of its kind with this key from 1. */
  readonly fault?: (request: {
    readonly kind: 'send' | 'find';
    readonly key: string;
    readonly room: RoomKey;
    readonly attempt: number;
  }) => Fault;
  /** How long a request takes. */
  readonly delay?: () => Promise<void>;
}

export interface FakeChat extends Chat {
  readonly wall: Wall;
  /** Messages of a room in order, or of all. */
  shown(room?: RoomKey): readonly Stored[];
}

/**
 * A chat platform as far as sending goes: it stores each message that reaches it, however often that
 * is, and shows what it stored to whoever looks. It never drops doubles: that is the sender's promise.
 */
export function createFakeChat(options: FakeChatOptions = {}): FakeChat {
  const wall = options.wall ?? memoryWall();
  const attempts = new Map<string, number>();

  function faultOf(kind: 'send' | 'find', key: string, room: RoomKey): Fault {
    const attempt = (attempts.get(`${kind} ${key}`) ?? 0) + 1;
    attempts.set(`${kind} ${key}`, attempt);
    return options.fault?.({ kind, key, room, attempt }) ?? 'none';
  }

  return {
    platform: options.platform ?? 'slack',
    wall,
    shown: (room) => wall.messages().filter((message) => room === undefined || message.room === room),
    async send(room, card, { key, replyTo, mentions }) {
      await options.delay?.();
      const fault = faultOf('send', key, roomKey(room));
      if (fault === 'refuse') throw new ChatError('refused', 'invalid_blocks');
      if (fault === 'later') throw new ChatError('later', 'internal_error');
      if (fault === 'later-in-30s') throw new ChatError('later', 'ratelimited', 30_000);
      if (fault === 'gone') throw new ChatError('gone', 'not_in_channel');
      if (fault === 'drop-before') throw new ChatError('unknown', 'socket hang up');
      const receipt = `r${wall.messages().length + 1}-${key}`;
      const message = { receipt, room: roomKey(room), key, card };
      wall.post({ ...message, ...(replyTo !== undefined && { replyTo }), ...(mentions && { mentions }) });
      if (fault === 'drop-after') throw new ChatError('unknown', 'socket hang up');
      return receipt;
    },
    async find(room, key) {
      await options.delay?.();
      const fault = faultOf('find', key, roomKey(room));
      if (fault === 'blind') throw new ChatError('later', 'history is not available');
      if (fault === 'look-refused') throw new ChatError('refused', 'missing_scope');
      return wall.messages().find((message) => message.key === key && message.room === roomKey(room))
        ?.receipt;
    },
  };
}

export function memoryWall(): Wall {
  const messages: Stored[] = [];
  return { post: (message) => messages.push(message), messages: () => messages };
}

/** A wall that outlives the processes that write on it. */
export function fileWall(path: string): Wall {
  return {
    post: (message) => appendFileSync(path, `${JSON.stringify(message)}\n`),
    messages: () =>
      existsSync(path)
        ? readFileSync(path, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as Stored)
        : [],
  };
}
