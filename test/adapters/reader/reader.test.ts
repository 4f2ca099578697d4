import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReader, type OpenReader } from '../../../adapters/reader/reader.ts';
import { ITEM, rss, startServer } from './hostile-server.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const PARAGRAPH =
  'The laboratory said on Tuesday that its new model plans several steps ahead, and that it will be open to developers in December. ';
const ARTICLE = `<!doctype html><html lang="en"><head><title>A model that plans | Site</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/feed">
<link rel="alternate" type="application/atom+xml" title="Research" href="/research.atom">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<meta property="article:published_time" content="2026-11-23T08:00:00Z"><meta property="og:site_name" content="Site"></head>
<body><nav>Home News</nav><article><h1>A model that plans</h1>${`<p>${PARAGRAPH}</p>`.repeat(6)}</article><footer>©</footer></body></html>`;

type Site = Record<string, (response: ServerResponse, request: IncomingMessage) => void>;

let site: Site;
let asked: IncomingMessage[];
let server: Awaited<ReturnType<typeof startServer>>;
let reader: OpenReader;

beforeEach(async () => {
  site = {};
  asked = [];
  server = await startServer((request, response) => {
    asked.push(request);
    const answer = site[request.url ?? ''];
    if (answer) answer(response, request);
    else response.writeHead(404).end();
  });
  reader = createReader({
    clock: { now: () => NOW },
    log: { info() {}, warn() {}, error() {} },
    userAgent: 'ainews/test (+mailto:desk@example.com)',
    allowLoopback: true,
  });
});

afterEach(async () => {
  await reader.close();
  await server.close();
});

const url = (path: string) => server.origin + path;
const html = (text: string) => (response: ServerResponse) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(text);
};

describe('reading a source', () => {
  it('says who asks, and asks only for what is new', async () => {
    site['/feed'] = (response, request) => {
      if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304).end();
      response.writeHead(200, { etag: '"v1"', 'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT' });
      return response.end(rss(ITEM));
    };
    const first = await reader.read({ url: url('/feed') });
    expect(first).toMatchObject({
      kind: 'items',
      etag: '"v1"',
      lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT',
    });
    expect(await reader.read({ url: url('/feed'), etag: '"v1"' })).toEqual({ kind: 'unchanged' });
    expect(asked[0]?.headers['user-agent']).toContain('desk@example.com');
  });

  it('remembers where it has moved for good, and only then', async () => {
    site['/old'] = (response) => response.writeHead(301, { location: '/moved' }).end();
    site['/moved'] = (response) => response.writeHead(302, { location: '/today' }).end();
    site['/today'] = (response) => response.end(rss(ITEM));
    expect(await reader.read({ url: url('/old') })).toMatchObject({ kind: 'items', url: url('/moved') });
    expect(await reader.read({ url: url('/moved') })).toMatchObject({ kind: 'items', url: url('/moved') });
  });

  it('waits as long as it is told to', async () => {
    site['/busy'] = (response) => response.writeHead(429, { 'retry-after': '120' }).end();
    site['/down'] = (response) =>
      response.writeHead(503, { 'retry-after': new Date(NOW + 3_600_000).toUTCString() }).end();
    expect(await reader.read({ url: url('/busy') })).toEqual({
      kind: 'failed',
      reason: 'too-often',
      retryAfterMs: 120_000,
    });
    expect(await reader.read({ url: url('/down') })).toMatchObject({ retryAfterMs: 3_600_000 });
  });

  it('gives up one that is gone for good', async () => {
    site['/gone'] = (response) => response.writeHead(410).end();
    expect(await reader.read({ url: url('/gone') })).toMatchObject({ kind: 'failed', gone: true });
  });

  it('takes for the text of an entry only what tells something', async () => {
    const item = (text: string) =>
      `<item><title>T</title><link>https://example.com/${text.length}</link><description><![CDATA[${text}]]></description></item>`;
    site['/feed'] = (response) =>
      response.end(
        rss(
          item('<a href="https://example.com/talk">Comments</a>') +
            item('Read more…') +
            item(
              'Kelp grows. submitted by <a href="https://example.com/u">/u/ada</a> to <a>r/kelp</a> <a>[link]</a> <a>[comments]</a>',
            ) +
            item(
              '海带长大了。#欢迎关注海带官方微信公众号：海带（微信号：kelp），更多精彩内容第一时间为您奉上。',
            ) +
            item('Comments are closed at the harbor.'),
        ),
      );
    const reading = await reader.read({ url: url('/feed') });
    expect(reading.kind === 'items' && reading.items.map(({ text }) => text)).toEqual([
      '',
      '',
      'Kelp grows.',
      '海带长大了。',
      'Comments are closed at the harbor.',
    ]);
  });

  it('passes over entries without an address or any words', async () => {
    site['/feed'] = (response) =>
      response.end(
        rss(
          '<item><title>No address</title></item><item><link>https://example.com/b</link></item><item><link>https://example.com/c</link><description>Words only. And more.</description></item><item><title>X</title><link>javascript:alert(1)</link></item>',
        ),
      );
    const reading = await reader.read({ url: url('/feed') });
    expect(reading.kind === 'items' && reading.items.map(({ title }) => title)).toEqual([
      'Words only. And more.',
    ]);
  });
});

describe('reading a page', () => {
  it('gives the article without what stands around it', async () => {
    site['/a'] = html(ARTICLE);
    const page = await reader.page(url('/a'));
    expect(page).toMatchObject({
      url: url('/a'),
      site: 'Site',
      lang: 'en',
      publishedAt: Date.UTC(2026, 10, 23, 8),
    });
    expect(page.title).toContain('A model that plans');
    expect(page.text).toContain(PARAGRAPH.trim());
    expect(page.text).not.toContain('Home News');
  }, 15_000);

  it('leaves alone what robots.txt asks to be left alone, and asks for it once', async () => {
    site['/robots.txt'] = (response) => response.end('User-agent: *\nDisallow: /a');
    site['/a'] = html(ARTICLE);
    for (let i = 0; i < 2; i++) {
      await expect(reader.page(url('/a'))).rejects.toMatchObject({ key: 'page-unreachable' });
    }
    expect(asked.map((request) => request.url)).toEqual(['/robots.txt']);
  });

  it('says why there is nothing to read', async () => {
    site['/empty'] = html('<!doctype html><title>x</title><form>log in</form>');
    await expect(reader.page(url('/empty'))).rejects.toMatchObject({ key: 'page-unreadable' });
    await expect(reader.page(url('/none'))).rejects.toMatchObject({
      key: 'page-unreachable',
      params: { reason: 'not-found' },
    });
    await expect(reader.page('nonsense')).rejects.toMatchObject({ key: 'bad-address' });
  }, 15_000);
});

describe('looking for feeds', () => {
  it('finds those that a page names, without those of its comments', async () => {
    site['/'] = html(ARTICLE);
    expect(await reader.discover(url('/'))).toEqual([
      { url: url('/feed'), title: 'All news' },
      { url: url('/research.atom'), title: 'Research' },
    ]);
  });

  it('takes the address of a feed as it is', async () => {
    site['/feed'] = (response) => response.end(rss(ITEM));
    expect(await reader.discover(url('/feed'))).toEqual([{ url: url('/feed'), title: 'T' }]);
  });

  it('reads a list of feeds that another reader has written out', async () => {
    site['/feeds.opml'] = (response) =>
      response.end(
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="AI"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/feed"/><outline text="Again" xmlUrl="https://a.example/feed"/></outline><outline text="B" xmlUrl="https://b.example/rss"/><outline xmlUrl="file:///etc/passwd"/></body></opml>',
      );
    expect(await reader.discover(url('/feeds.opml'))).toEqual([
      { url: 'https://a.example/feed', title: 'A & B' },
      { url: 'https://b.example/rss', title: 'B' },
    ]);
  });

  it('finds none where there is none', async () => {
    site['/'] = html('<!doctype html><p>Words</p>');
    expect(await reader.discover(url('/'))).toEqual([]);
  });
});
