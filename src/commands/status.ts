import { statusCard } from '../cards/status.ts';
import { nextSlot } from '../digest/due.ts';
import type { Answer } from './ask.ts';
import type { Context } from './context.ts';
import { iso } from './data.ts';

/** `status`: is everything running, and what waits. */
export async function status(context: Context): Promise<Answer> {
  const { store, room, settings, now, view } = context;
  const [count, health, paused, last, model] = await Promise.all([
    store.count(),
    store.outboxHealth(now),
    store.pausedRoom(room),
    store.lastIssue(room, now),
    context.modelState?.(),
  ]);
  const next = settings.digest && nextSlot(settings.digest, Math.max(now, last?.slot ?? now));
  const card = statusCard(
    {
      ...count,
      pending: health.pending,
      oldestPendingMs: health.oldestPendingMs,
      held: health.byState.uncertain,
      failed: health.byState.dead,
      platforms: context.platforms,
      ...(paused && { paused: paused.reason }),
      ...(model && { model }),
    },
    view,
  );
  const data = {
    ...count,
    pending: health.pending,
    oldestPendingMs: health.oldestPendingMs,
    uncertain: health.byState.uncertain,
    missed: health.byState.missed,
    dead: health.byState.dead,
    paused: paused?.reason ?? null,
    next: iso(next?.at),
    last: iso(last?.slot),
    platforms: context.platforms.map(({ platform, state, problem }) => ({
      platform,
      state,
      problem: problem ?? null,
    })),
    model: model ?? null,
  };
  return { ok: true, cards: [card], data };
}
