import { nextSlot } from '../../src/digest/due.ts';
import { reasonIn } from '../../src/i18n/index.ts';
import type { Instant } from '../../src/model.ts';
import type { ModelState, PlannedRoom, Store } from '../../src/ports.ts';
import { type Environment, readConfig } from '../config.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openWorld } from '../wire.ts';

/** `ainews status`: how the store and its deliveries stand, for whoever runs the desk. */
export async function runStatus(json: boolean, env: Environment): Promise<ExitCode> {
  await using world = await openWorld(readConfig(env));
  const data = await operatorStatus(world.store, world.clock.now(), await world.modelState?.());
  process.stdout.write(json ? `${JSON.stringify({ ok: true, data, error: null })}\n` : inWords(data));
  return EXIT.ok;
}

const iso = (at: Instant | undefined) => (at === undefined ? null : new Date(at).toISOString());

async function operatorStatus(store: Store, now: Instant, model: ModelState | undefined) {
  const [count, health, planned, sources, installed] = await Promise.all([
    store.count(),
    store.outboxHealth(now),
    store.plannedRooms(now),
    store.sources(),
    store.installations('slack'),
  ]);
  return {
    at: iso(now),
    articles: count.articles,
    stories: count.stories,
    newest: iso(count.newest),
    pending: health.pending,
    oldestPendingSeconds: Math.round(health.oldestPendingMs / 1000),
    uncertain: health.byState.uncertain,
    missed: health.byState.missed,
    dead: health.byState.dead,
    sent: health.byState.sent,
    breakers: health.paused.map(({ room, reason, at }) => ({ room, reason, since: iso(at) })),
    digests: planned.map((room) => digestOf(room, now)),
    sources: { all: sources.length, failing: sources.filter(({ failures }) => failures > 0).length },
    installations: installed.map(({ platform, owner, at, problem }) => ({
      platform,
      owner,
      since: iso(at),
      problem: problem ?? null,
    })),
    model: model ? { ...model, trouble: model.trouble ? reasonIn('en', model.trouble.reason) : null } : null,
  };
}

function digestOf({ settings, plan, last }: PlannedRoom, now: Instant) {
  return {
    room: settings.room,
    last: last ? { slot: iso(last.slot), outcome: last.outcome, counts: last.counts } : null,
    next: iso(nextSlot(plan, now)?.at),
  };
}

function inWords(data: Awaited<ReturnType<typeof operatorStatus>>): string {
  const lines = [
    `${data.articles} articles, ${data.stories} stories, ${data.sources.all} sources (${data.sources.failing} failing)`,
    `${data.sent} messages sent, ${data.pending} waiting (the oldest for ${data.oldestPendingSeconds} s)`,
    `${data.uncertain} held because nobody can know whether they arrived, ${data.dead} refused, ${data.missed} too late`,
    modelLine(data.model),
    ...installationLines(data.installations),
    ...data.breakers.map(({ room, reason, since }) => `paused: ${room} since ${since}: ${reason}`),
    ...data.digests.map(({ room, last, next }) => {
      const before = last ? `${last.outcome} ${last.slot}` : 'none yet';
      return `briefing ${room}: last ${before}, next ${next ?? 'none'}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function modelLine(model: Awaited<ReturnType<typeof operatorStatus>>['model']): string {
  if (!model) return 'model: none, words come from the articles alone';
  const { name, spentToday, daily, trouble } = model;
  return `model: ${name}, asked ${spentToday} of ${daily} times today${trouble ? `; it failed: ${trouble}` : ''}`;
}

/** One line for all that are well, and one for each whose token is no good; none where nobody installed. */
function installationLines(
  installations: Awaited<ReturnType<typeof operatorStatus>>['installations'],
): readonly string[] {
  if (installations.length === 0) return [];
  const refused = installations.filter(({ problem }) => problem !== null);
  return [
    `slack: ${installations.length} installed it; of ${refused.length} the token is refused`,
    ...refused.map(({ platform, owner, problem }) => `refused: ${platform}:${owner}: ${problem}`),
  ];
}
