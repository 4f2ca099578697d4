import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReader, type OpenReader } from '../../../adapters/reader/reader.ts';
import { reasonIn } from '../../../src/i18n/index.ts';
import {
  HOSTILITIES,
  type HostileServer,
  ITEM,
  rss,
  startHostileServer,
  startServer,
} from './hostile-server.ts';

const LIMITS = { totalMs: 1_500, silenceMs: 1_000, connectMs: 1_000, bytes: 2 * 1024 * 1024 };
const log = { info() {}, warn() {}, error() {} };

let server: HostileServer;
let reader: OpenReader;

beforeAll(async () => {
  server = await startHostileServer();
  reader = createReader({
    clock: { now: () => Date.UTC(2026, 10, 24) },
    log,
    userAgent: 'ainews/test (+mailto:desk@example.com)',
    allowLoopback: true,
    limits: LIMITS,
  });
});

afterAll(async () => {
  await reader.close();
  await server.close();
});

describe('a server that means harm', () => {
  it.each(HOSTILITIES.map((hostility, index) => ({ ...hostility, index })))(
    'is read within the limits, or given up for a reason: $name',
    async ({ index, reason }) => {
      const start = performance.now();
      const reading = await reader.read({ url: server.at(index) });
      // The network's limit and the parser's, and some for a loaded machine.
      expect(performance.now() - start).toBeLessThan(LIMITS.totalMs + 4_000 + 4_000);
      if (reason) {
        expect(reading.kind).toBe('failed');
        if (reading.kind === 'failed') expect(reasonIn('en', reading.reason)).toMatch(reason);
      } else {
        expect(reading.kind).toBe('items');
        if (reading.kind === 'items') {
          const text = JSON.stringify(reading.items);
          expect(text.length).toBeLessThan(2_000_000);
          expect(text).not.toMatch(/root:|(ha){20}/);
        }
      }
    },
    15_000,
  );

  it('does not keep the next source from being read', async () => {
    const good = await startServer((_, response) => response.end(rss(ITEM)));
    const reading = await reader.read({ url: `${good.origin}/feed` });
    expect(reading).toMatchObject({ kind: 'items', items: [{ title: 'A model that plans' }] });
    await good.close();
  });

  it('cannot hold up a page for ever: what is too tangled is given up', async () => {
    const tangled = await startServer((request, response) => {
      if (request.url === '/robots.txt') return response.writeHead(404).end();
      response.setHeader('content-type', 'text/html');
      return response.end(`<html><body>${'<div>'.repeat(60_000)}words ${'<p>text, and more'.repeat(20_000)}`);
    });
    await expect(reader.page(`${tangled.origin}/a`)).rejects.toMatchObject({ key: 'page-unreadable' });
    await tangled.close();
  }, 15_000);
});
