import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { CrashPoint } from '../src/crash.ts';
import { type Ask, createEngine, type Engine } from '../src/engine.ts';
import { langOf } from '../src/i18n/index.ts';
import { openFollowing } from '../src/news/following.ts';
import type { Intake } from '../src/news/intake.ts';
import type {
  Chat,
  Clock,
  Directory,
  LinkTo,
  Log,
  ModelState,
  PlatformState,
  Reader,
  Store,
} from '../src/ports.ts';
import { type Platform, type Room, roomKey } from '../src/room.ts';
import type { Desk } from '../src/tick.ts';
import type { View } from '../src/time.ts';
import { createClock } from './clock.ts';
import type { Config } from './config.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { shortHash } from './hash.ts';
import { openModel } from './model.ts';
import { openNewsroom } from './newsroom.ts';
import { openStore, StoreError } from './store/store.ts';

/** Everything put together for one process. */
export interface World extends AsyncDisposable {
  readonly store: Store;
  readonly engine: Engine;
  readonly clock: Clock;
  /** What each platform knows of its channels, once it is started. */
  readonly directories: Map<Platform, Directory>;
  /** Likewise how each stands. */
  readonly states: Map<Platform, () => PlatformState>;
  /** How the model stands, where one is set up. */
  readonly modelState?: () => Promise<ModelState>;
  /** What is done without being asked, on these platforms. */
  openDesk(chats: readonly Chat[], clock?: Clock): Promise<Desk>;
  /** What reads the sources; by the web, or by what is given. The desk is called when alerts are queued. */
  openIntake(from?: Reader, desk?: Pick<Desk, 'deliver'>): Promise<Intake>;
  /** How the terminal is spoken to. */
  readonly view: View;
  /** The same now, in the language that the console room is set to. */
  viewNow(): Promise<View>;
  /** What someone at the terminal asks: they may do everything. */
  consoleAsk(text: string): Ask;
}

export interface WorldOptions {
  readonly log?: Log;
  /** Told before a new store takes in the shipped records. */
  readonly onSeeding?: () => void;
}

const TERMINAL: Room = { platform: 'console', space: 'local', channel: 'terminal' };

const SILENT: Log = { info() {}, warn() {}, error() {} };

export async function openWorld(config: Config, options: WorldOptions = {}): Promise<World> {
  const clock = createClock(config.fakeNow);
  const log = options.log ?? SILENT;
  const { store, following } = openFollowing(openStore({ path: config.storePath, clock }), clock, {
    seed: randomInt(2 ** 31),
    breathe,
  });
  const view = { lang: langOf(config.locale), zone: config.zone, now: clock.now() };
  if (config.seeds && (await store.count()).articles === 0) {
    options.onSeeding?.();
    const { importSeeds } = await import('./cli/seeds.ts');
    await importSeeds(store, clock);
  }
  const newsroom = openNewsroom({ config, clock, log });
  const { reader } = newsroom;
  const model = openModel(newsroom.enricher, { config, clock, log });
  const enricher = model?.enricher ?? newsroom.enricher;
  const modelState = model?.state;
  const directories = new Map<Platform, Directory>();
  const states = new Map<Platform, () => PlatformState>();
  /** Those that the desk was opened with. */
  const chats = new Map<Platform, Chat>();
  const engine = createEngine({
    store,
    clock,
    log,
    reader,
    enricher,
    directories,
    platforms: states,
    linkTo: linksOn(chats),
    hash: shortHash,
    ...(modelState && { modelState }),
  });
  return {
    store,
    engine,
    clock,
    directories,
    states,
    ...(modelState && { modelState }),
    async openDesk(open, deskClock = clock) {
      const { createDesk } = await import('../src/tick.ts');
      for (const chat of open) chats.set(chat.platform, chat);
      return createDesk({
        store,
        clock: deskClock,
        log,
        chats: new Map(open.map((chat) => [chat.platform, chat])),
        hash: shortHash,
        breathe,
        keepDays: config.keepDays,
        ...(config.crashAt && { crash: crashAt(config.crashAt) }),
      });
    },
    async openIntake(from = reader, desk) {
      const { createIntake } = await import('../src/news/intake.ts');
      const { createAlerts } = await import('../src/news/alerts.ts');
      model?.begin(store);
      const alertsFor = createAlerts({ store, following, clock, hash: shortHash });
      const shelf = desk ? callingFor(desk, store) : store;
      return createIntake({ store: shelf, reader: from, enricher, clock, log, alertsFor, breathe });
    },
    view,
    async viewNow() {
      const { settings } = await store.room(roomKey(TERMINAL));
      return { ...view, lang: settings.lang ?? view.lang, now: clock.now() };
    },
    consoleAsk: (text) => ({
      room: TERMINAL,
      person: { platform: 'console', space: 'local', id: 'you' },
      manager: true,
      locale: config.locale,
      zone: config.zone,
      text,
    }),
    async [Symbol.asyncDispose]() {
      await model?.close();
      await newsroom.close();
      await store.close();
    },
  };
}

/** A platform that does not say at once where a message is leaves it without a link. */
function linksOn(chats: ReadonlyMap<Platform, Chat>): LinkTo {
  return async (room, receipt) => {
    const asked = chats
      .get(room.platform)
      ?.link?.(room, receipt)
      .catch(() => undefined);
    return Promise.race([asked, delay(LINK_MS, undefined, { ref: false })]);
  };
}

const LINK_MS = 1_500;

/** An alert is wanted now, not at the next beat. */
function callingFor(desk: Pick<Desk, 'deliver'>, store: Store): Store {
  return {
    ...store,
    async saveArticle(draft, options) {
      const saved = await store.saveArticle(draft, options);
      if (saved.new && options?.deliveries?.length) void desk.deliver();
      return saved;
    },
  };
}

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Ends the process as a power cut would, at the point that a test names. */
function crashAt(wanted: CrashPoint): (point: CrashPoint) => void {
  return (point) => {
    if (point === wanted) process.kill(process.pid, 'SIGKILL');
  };
}

/** The sentence and the exit code for a store that cannot be used; undefined for other errors. */
export function storeFailure(error: unknown): { message: string; exit: ExitCode } | undefined {
  if (!(error instanceof StoreError)) return undefined;
  const exit = error.fault === 'full' ? EXIT.full : error.fault === 'taken' ? EXIT.busy : EXIT.store;
  return { message: error.message, exit };
}
