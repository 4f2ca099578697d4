import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../../../adapters/cache.ts';
import { createModelClient } from '../../../adapters/enricher/model/client.ts';
import { createModelEnricher, type Reword } from '../../../adapters/enricher/model/enricher.ts';
import { createOfflineEnricher } from '../../../adapters/enricher/offline.ts';
import { shortHash } from '../../../adapters/hash.ts';
import { LIMITS } from '../../../adapters/reader/limits.ts';
import { createPoster } from '../../../adapters/reader/post.ts';
import { reasonIn } from '../../../src/i18n/index.ts';
import type { Enrichment } from '../../../src/ports.ts';
import { stoppedAt } from '../../helpers/desk-bed.ts';
import { completion, type FakeModel, record, startFakeModel } from '../../helpers/fake-model.ts';
import { HONEST, INJECTED } from '../../helpers/injected-articles.ts';

const KEY = 'sk-test-never-logged-7c1f';
const clock = stoppedAt('2026-11-24T09:00:00Z');
const offline = createOfflineEnricher();

let fake: FakeModel;
let logged: string;
let told: { readonly before: Enrichment; readonly after: Enrichment }[];
let pauses: number[];

beforeAll(async () => {
  fake = await startFakeModel();
});
afterAll(() => fake.stop());
beforeEach(() => {
  (fake.requests as unknown[]).length = 0;
  logged = '';
  told = [];
  pauses = [];
  clock.at = Date.parse('2026-11-24T09:00:00Z');
});

const note = (fields: object, message: string) => {
  logged += JSON.stringify(fields, (_, value) => (value instanceof Error ? value.stack : value)) + message;
};
const log = { info: note, warn: note, error: note };
const noteTold: Reword = async (_, before, after) => {
  told.push({ before, after });
};

function desk({
  patience = 3_000,
  daily = 100,
  memory = openCache(':memory:', clock),
  url = fake.url,
  begin = true,
} = {}) {
  const poster = createPoster({
    userAgent: 'ainews/test',
    allowance: { loopback: true },
    limits: { ...LIMITS, totalMs: patience, silenceMs: patience, bytes: 1024 * 1024 },
    clock,
  });
  const enricher = createModelEnricher({
    offline,
    client: createModelClient({ url, key: KEY, name: 'test-model' }, poster.post),
    memory,
    clock,
    log,
    name: 'test-model',
    daily,
    hash: shortHash,
    wait: async (ms) => {
      pauses.push(ms);
      clock.at += ms;
    },
  });
  if (begin) enricher.begin(noteTold);
  return {
    enricher,
    memory,
    async close() {
      await Promise.all([poster.close(), enricher.close()]);
    },
  };
}

const article = (lang: 'zh' | 'en', more: readonly string[] = [], n = 1) => ({
  title: HONEST[lang].title,
  body: [...HONEST[lang].body, ...more].join('\n'),
  lang,
  url: `https://outlet.example/${n}`,
});

const says = (answer: object) => {
  fake.answer = (response) => response.end(completion(JSON.stringify(answer)));
};

const honestly = (lang: 'zh' | 'en') =>
  record({
    event: [{ text: HONEST[lang].event, from: [1] }],
    companies: [HONEST[lang].company],
  });

describe('an article, where a model is set up', () => {
  it('gets its offline words at once and the model’s afterwards', async () => {
    says(honestly('en'));
    const { enricher, close } = desk();
    const plain = await offline.enrich(article('en'));
    expect(await enricher.enrich(article('en'))).toEqual(plain);
    await enricher.idle();
    expect(told).toEqual([
      { before: plain, after: { ...plain, event: HONEST.en.event, companies: [HONEST.en.company] } },
    ]);
    const [{ headers, body }] = fake.requests as [(typeof fake.requests)[0]];
    expect(headers.authorization).toBe(`Bearer ${KEY}`);
    expect(body.model).toBe('test-model');
    expect(body.response_format?.type).toBe('json_schema');
    expect(body.messages[1]?.content).toContain(`[1] ${HONEST.en.body[0]}`);
    await close();
  });

  it('is not delayed by a model that never answers', async () => {
    fake.answer = () => {};
    const { enricher, close } = desk();
    const start = performance.now();
    await enricher.enrich(article('en'));
    expect(performance.now() - start).toBeLessThan(300);
    await close();
  });

  it('is asked about once, whoever asks again, also after a restart', async () => {
    says(honestly('zh'));
    const first = desk();
    await first.enricher.enrich(article('zh'));
    await first.enricher.idle();
    expect((await first.enricher.enrich(article('zh'))).event).toBe(HONEST.zh.event);
    await first.close();
    const second = desk({ memory: first.memory });
    expect((await second.enricher.enrich(article('zh', [], 2))).event).toBe(HONEST.zh.event);
    await second.enricher.idle();
    expect(fake.requests).toHaveLength(1);
    await second.close();
  });

  it('costs nothing once the day’s requests are spent, restarts or not, until the next day', async () => {
    says(honestly('en'));
    const first = desk({ daily: 2 });
    for (const n of [1, 2]) await first.enricher.enrich(article('en', [`This is number ${n}.`], n));
    await first.enricher.idle();
    await first.close();
    const second = desk({ daily: 2, memory: first.memory });
    await second.enricher.enrich(article('en', ['This is number 3.'], 3));
    await second.enricher.idle();
    expect(fake.requests).toHaveLength(2);
    expect(await second.enricher.state()).toMatchObject({ spentToday: 2, daily: 2 });
    clock.at += 24 * 3_600_000;
    await second.enricher.enrich(article('en', ['This is number 4.'], 4));
    await second.enricher.idle();
    expect(fake.requests).toHaveLength(3);
    await second.close();
  });

  it('is not asked about by a process that only answers a question', async () => {
    says(honestly('en'));
    const { enricher, close } = desk({ begin: false });
    await enricher.enrich(article('en'));
    await enricher.idle();
    expect(fake.requests).toHaveLength(0);
    await close();
  });
});

describe('a model that fails', () => {
  const plain = async () => JSON.stringify(await offline.enrich(article('en')));

  it.each<[string, FakeModel['answer'], RegExp]>([
    ['has a fault', (response) => response.writeHead(503).end('{"error":"busy"}'), /503/],
    ['wants a login', (response) => response.writeHead(401).end(`bad key ${KEY}`), /401/],
    ['redirects elsewhere', (response) => response.writeHead(302, { location: '/x' }).end(), /302/],
    ['hangs', () => {}, /seconds|does not answer/],
    ['breaks off', (response) => response.destroy(), /connection/],
    ['sends garbage', (response) => response.end(Buffer.alloc(3_000, 0xfe)), /record/],
    [
      'sends half a JSON',
      (response) => response.end(completion(JSON.stringify(honestly('en'))).slice(0, 90)),
      /record/,
    ],
    [
      'says half a record',
      (response) => response.end(completion(JSON.stringify(honestly('en')).slice(0, 60))),
      /record/,
    ],
    [
      'says wrong types',
      (response) => response.end(completion(JSON.stringify(record({ event: 'x' })))),
      /record/,
    ],
    [
      'says numbers where names belong',
      (response) => response.end(completion(JSON.stringify(record({ companies: [1, null] })))),
      /record/,
    ],
    ['says a list', (response) => response.end(completion('[]')), /record/],
    ['says nothing', (response) => response.end(completion(null)), /record/],
    ['sends 5 MB', (response) => response.end(completion('x'.repeat(5 * 1024 * 1024))), /MB/],
  ])('%s: the offline words stay, and status says why', async (name, answer, reason) => {
    fake.answer = answer;
    const { enricher, close } = desk({ patience: name === 'hangs' ? 300 : 3_000 });
    expect(JSON.stringify(await enricher.enrich(article('en')))).toBe(await plain());
    await enricher.idle();
    expect(told).toEqual([]);
    expect(reasonIn('en', (await enricher.state()).trouble?.reason ?? '')).toMatch(reason);
    expect(fake.requests.length).toBeLessThanOrEqual(3);
    expect(logged).not.toContain(KEY);
    expect(JSON.stringify(await enricher.state())).not.toContain(KEY);
    await close();
  });

  it('says when to come back: it is left alone until then, and asked again', async () => {
    fake.answer = (response) => {
      says(honestly('en'));
      response.writeHead(429, { 'retry-after': '120' }).end();
    };
    const { enricher, close } = desk();
    await enricher.enrich(article('en'));
    await enricher.idle();
    expect(pauses).toEqual([120_000]);
    expect(told).toHaveLength(1);
    expect((await enricher.state()).trouble).toBeUndefined();
    await close();
  });

  it('is asked more simply when it knows no schemas', async () => {
    fake.answer = (response, { body }) => {
      if (body.response_format?.type === 'json_schema') response.writeHead(400).end();
      else response.end(completion(`\`\`\`json\n${JSON.stringify(honestly('en'))}\n\`\`\``));
    };
    const { enricher, close } = desk();
    await enricher.enrich(article('en'));
    await enricher.enrich(article('en', ['Another sentence ends it.'], 2));
    await enricher.idle();
    expect(told).toHaveLength(2);
    expect(fake.requests).toHaveLength(3);
    expect(pauses).toEqual([]);
    await close();
  });
});

describe('an article that gives orders', () => {
  it('comes in forty ways', () => {
    expect(INJECTED).toHaveLength(40);
  });

  it.each(INJECTED.map((each) => [each.name, each] as const))('gains nothing: %s', async (_, injected) => {
    const { lang, order, obeyed, forbidden } = injected;
    const honest = honestly(lang) as Record<string, unknown[]>;
    says({
      ...record(honest),
      ...Object.fromEntries(
        Object.entries(obeyed).map(([field, list]) => [
          field,
          [
            ...(honest[field] ?? []),
            ...(field === 'event' ? list.map((each) => ({ text: each[0], from: each[1] })) : list),
          ],
        ]),
      ),
    });
    for (const [place, given] of [
      ['a paragraph of its own', article(lang, [order])],
      [
        'the end of a paragraph',
        { ...article(lang), body: `${HONEST[lang].body.join('\n')}${lang === 'en' ? ' ' : ''}${order}` },
      ],
    ] as const) {
      told = [];
      const { enricher, close } = desk();
      const plain = await enricher.enrich(given);
      await enricher.idle();
      expect(told, place).toHaveLength(1);
      const { after } = told[0]!;
      expect(JSON.stringify(after), place).not.toMatch(forbidden);
      expect(Object.values(after).flat().join(' '), place).not.toMatch(forbidden);
      expect(JSON.stringify(plain), place).not.toMatch(forbidden);
      // What the article does say has come through all the same.
      expect(after.event, place).toContain(HONEST[lang].event);
      expect(after.companies, place).toContain(HONEST[lang].company);
      await close();
    }
  });
});
