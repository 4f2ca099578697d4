import { expect, it } from 'vitest';
import { createTurns } from '../../../adapters/reader/body.ts';

const patience = () => new AbortController();

it('lets large bodies in few at a time, in the order in which they came', async () => {
  const turns = createTurns(1);
  const { signal } = patience();
  const order: number[] = [];
  const end = await turns.take(signal);
  const others = [1, 2].map((n) =>
    turns.take(signal).then((over) => {
      order.push(n);
      over();
    }),
  );
  expect(order).toEqual([]);
  end();
  await Promise.all(others);
  expect(order).toEqual([1, 2]);
});

it('gives up waiting when the time is over, and keeps nobody else waiting', async () => {
  const turns = createTurns(1);
  const impatient = patience();
  const end = await turns.take(patience().signal);
  const waiting = turns.take(impatient.signal);
  impatient.abort(new Error('too long'));
  await expect(waiting).rejects.toThrow('too long');
  await expect(turns.take(impatient.signal)).rejects.toThrow('too long');
  const next = turns.take(patience().signal);
  end();
  expect(await next).toBeTypeOf('function');
});
