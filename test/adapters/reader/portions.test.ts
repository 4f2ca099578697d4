import { PassThrough } from 'node:stream';
import { errors } from 'undici';
import { expect, it } from 'vitest';
import { inPortions } from '../../../adapters/reader/portions.ts';

const MUCH = Buffer.from('x-a: b\r\n'.repeat(2_000));

it('hands out all that came, little at a time', () => {
  const stream = inPortions(new PassThrough());
  stream.write(MUCH);
  const portions: Buffer[] = [];
  for (let portion = stream.read(); portion !== null; portion = stream.read()) portions.push(portion);
  expect(Buffer.concat(portions).equals(MUCH)).toBe(true);
  expect(Math.max(...portions.map(({ length }) => length))).toBeLessThan(MUCH.length / 3);
  stream.write('more');
  expect(String(stream.read())).toBe('more');
});

it('hands out nothing more once the head is too long', () => {
  const stream = inPortions(new PassThrough());
  stream.on('error', () => {});
  stream.write(MUCH);
  expect(stream.read()).not.toBeNull();
  stream.destroy(new errors.HeadersOverflowError());
  expect(stream.readableLength).toBeGreaterThan(0);
  expect(stream.read()).toBeNull();
});
