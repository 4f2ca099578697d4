import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOfflineEnricher } from '../../adapters/enricher/offline.ts';
import { shortHash } from '../../adapters/hash.ts';
import { createReader } from '../../adapters/reader/reader.ts';
import { createEngine } from '../../src/engine.ts';
import { memoryStore, stoppedAt } from '../helpers/desk-bed.ts';

const log = { info() {}, warn() {}, error() {} };
const clock = stoppedAt('2026-11-24T09:00:00Z');
const store = memoryStore(clock);
const options = { clock, log, userAgent: 'ainews/test', allowLoopback: true };
const reader = createReader(options);
/** A page has four seconds to come; here less. */
const hasty = createReader({ ...options, limits: { pageMs: 400 } });
const enricher = createOfflineEnricher();

const TEXT = [
  'OpenAI 周二发布视频模型 Sora 9，可以生成两分钟的高清视频。公司首席执行官奥特曼表示，模型将在下个月向开发者开放，价格尚未公布。',
  '影视公司已经开始试用这个模型。一位导演说，分镜头从前要画三天，现在半个小时就能看到会动的样片，但人物的手和水面的倒影仍会出错。',
  '与上一代相比，新模型在长镜头里更能保持人物一致。公司同时公布了水印和来源标记的做法，并说未成年人的形象不能用来生成视频。',
];
const open = new Set<ServerResponse>();
const server = createServer((request, response) => {
  if (request.url === '/story') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<html lang="zh"><title>OpenAI 发布 Sora 9</title><article><h1>OpenAI 发布 Sora 9</h1>${TEXT.map((each) => `<p>${each}</p>`).join('')}</article></html>`,
    );
  } else if (request.url === '/slow') {
    response.setHeader('content-type', 'text/html');
    response.write('<html><title>Never ends</title>');
    open.add(response);
  } else response.writeHead(404).end();
});
let base = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  for (const response of open) response.destroy();
  await reader.close();
  await hasty.close();
  await store.close();
  await new Promise((resolve) => server.close(resolve));
});

function ask(text: string, locale = 'en', by = reader) {
  return createEngine({ store, clock, log, reader: by, enricher, hash: shortHash }).answer({
    room: { platform: 'slack', space: 'T1', channel: 'C1' },
    person: { platform: 'slack', space: 'T1', id: 'U1' },
    manager: false,
    locale,
    text,
  });
}

describe('a pasted address', () => {
  it('is answered with what its page says', async () => {
    const answer = await ask(`${base}/story`, 'zh-CN');
    expect(answer.error).toBeUndefined();
    const said = JSON.stringify(answer.cards);
    for (const part of ['OpenAI 发布 Sora 9', '两分钟的高清视频', '奥特曼']) expect(said).toContain(part);
  }, 20_000);

  it('of a server that never ends its page is answered with why not', async () => {
    const answer = await ask(`${base}/slow`, 'en', hasty);
    expect(answer.ok).toBe(false);
    expect(answer.error?.message).toMatch(/127\.0\.0\.1.*(?:second|slow|long)/i);
  });

  it('that is not there is answered with why not, in the reader’s language', async () => {
    const answer = await ask(`${base}/gone`, 'zh-CN');
    expect(answer.ok).toBe(false);
    expect(answer.error?.message).toMatch(/\p{Script=Han}/u);
    expect(answer.error?.message).toContain('404');
  });
});
