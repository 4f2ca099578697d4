import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, LineSettings } from '../../../src/commands/command.ts';
import { parse } from '../../../src/commands/grammar.ts';
import { normalise, protect } from '../../../src/commands/normalise.ts';
import { print, printExpression } from '../../../src/commands/print.ts';
import { WEEKDAYS } from '../../../src/model.ts';
import {
  allOf,
  anyOf,
  type Expression,
  noneOf,
  TEXT_FIELDS,
  type Term,
} from '../../../src/news/expression.ts';

const words = fc.constantFrom(
  ...[
    'sora',
    'this',
    'GPT-4o',
    'text-to-video',
    '文生視頻',
    '可灵',
    'C++',
    'C#',
    '.NET',
    'or',
    'and',
    'not',
    'all',
    '2',
    '#3',
  ],
  ...[
    'save',
    'digest',
    'café',
    'a/b',
    'x*y',
    "don't",
    'page:2',
    'when:digest',
    'R&amp;D',
    '<@x',
    '💡',
    'sure',
    'to',
    'from',
    'daily',
    'both',
    'live',
    'week',
    '每天',
    '日报',
    'llama',
    '4',
    'mini',
    '月',
  ],
);
const field = fc.option(fc.constantFrom(...TEXT_FIELDS), { nil: undefined });
const withField = (term: Term) => field.map((name) => (name ? { ...term, field: name } : term) as Term);
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.constantFrom('en', 'ja').map((text): Term => ({ kind: 'word', text, field: 'lang' })),
  words.map((text): Term => ({ kind: 'word', text })).chain(withField),
  fc
    .constantFrom('gpt', '文生', 'open-')
    .map((text): Term => ({ kind: 'prefix', text }))
    .chain(withField),
  fc
    .constantFrom('US', 'C++', 'title:x')
    .map((text): Term => ({ kind: 'exact', text }))
    .chain(withField),
  fc
    .constantFrom('video model', 'AND', 'save 3', '(a) | -b /c/', 'when:digest')
    .map((text): Term => ({ kind: 'phrase', text }))
    .chain(withField),
  fc
    .constantFrom('gpt-[5-9]', 'a/b c', 'a/ b', '\\\\', '(a|b) c', '\\d+"')
    .map((source): Term => ({ kind: 'regex', source }))
    .chain(withField),
  fc
    .constantFrom('7d', '12h', '2w', '2026-11-01')
    .chain((text) =>
      fc.constantFrom('since' as const, 'before' as const).map((kind): Term => ({ kind, text })),
    ),
  fc.integer({ min: 1, max: 999 }).map((atLeast): Term => ({ kind: 'outlets', atLeast })),
);

const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    tie('expression').map(noneOf),
    fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((of) => allOf(of)!),
    fc.array(tie('expression'), { minLength: 2, maxLength: 3 }).map((of) => anyOf(of)!),
  ),
}));

const optional = <T>(shape: { [K in keyof T]-?: fc.Arbitrary<T[K]> }) =>
  fc.record(shape, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;
const item = fc.integer({ min: 1, max: 9999 });
const subscription = fc.oneof(
  item,
  fc.integer({ min: 1, max: 99_999 }).map((id) => `=${id}` as const),
);
const minutes = fc.integer({ min: 1, max: 9999 });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const url = fc.constantFrom(
  'https://openai.com/sora',
  'http://a.example/?q=(x)&amp;b',
  'https://例子.中国/新闻',
);
/** What takes a value away never stands beside one of the same name. */
type Kept = Omit<LineSettings, 'off'>;
const settings: fc.Arbitrary<Kept> = optional<Kept>({
  when: fc.constantFrom('instant', 'digest', 'both'),
  to: fc.constantFrom('#ai', '#C012', 'me', 'here'),
  max: fc.integer({ min: 1, max: 999 }),
  as: fc.constantFrom('Video models', '视频', 'a:b'),
  lang: fc.constantFrom('zh', 'en', 'auto'),
  mention: fc.constantFrom('@U1', '@here'),
  forMinutes: minutes,
  until: fc.constant('2026-12-01'),
});
const plan = fc
  .record(
    {
      days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
      times: fc.uniqueArray(time, { minLength: 1, maxLength: 3 }).map((times) => times.sort()),
      zone: fc.constantFrom('Asia/Shanghai', 'UTC'),
      top: fc.integer({ min: 1, max: 99 }),
      whenEmpty: fc.constantFrom('say' as const, 'skip' as const),
    },
    { requiredKeys: [] },
  )
  .filter((change) => Object.keys(change).length > 0);
const target = fc.oneof(item, expression);
const story = fc.oneof(item, url, fc.constant('this'));

/** One generator a verb, so that a new verb without one does not compile. */
const COMMANDS: Readonly<Record<Exclude<Command['verb'], 'refused'>, fc.Arbitrary<object>>> = {
  home: fc.constant({}),
  search: fc.record({ expression, page: fc.integer({ min: 1, max: 9999 }) }),
  address: fc.record({ url }),
  latest: fc.record(
    { count: fc.integer({ min: 1, max: 50 }), page: fc.integer({ min: 2, max: 9999 }) },
    { requiredKeys: ['count'] },
  ),
  more: fc.constant({}),
  this: fc.record({ wish: fc.constantFrom('subscribe', 'mute') }),
  share: fc.record({ target: story }),
  subscribe: fc.record({ expression, settings }, { requiredKeys: ['settings'] }),
  unsubscribe: fc.oneof(
    fc.record({ target, sure: fc.constant(false) }),
    fc.record({ target: fc.constant('all'), sure: fc.boolean() }),
  ),
  list: fc.record({
    scope: fc.oneof(fc.constantFrom('here', 'mine', 'paused'), fc.record({ channel: fc.constant('ai') })),
  }),
  edit: fc.oneof(
    fc.record({ item: subscription, expression, settings }),
    fc.record({
      item: subscription,
      settings: fc.constantFrom({}, { off: ['as', 'max'] }, { off: ['mention', 'until'] }),
    }),
  ),
  pause: fc.record({ item: subscription, forMinutes: minutes }, { requiredKeys: ['item'] }),
  resume: fc.record({ item: subscription }, { requiredKeys: [] }),
  mute: fc.record({ expression, forMinutes: minutes }, { requiredKeys: ['expression'] }),
  unmute: fc.record({ target }),
  digest: fc.oneof(
    fc.record({ action: fc.constantFrom('status', 'now', 'preview', 'skip', 'off') }),
    fc.record({ action: fc.constant('schedule'), plan }),
  ),
  why: fc.record({ target: story }),
  quiet: fc.record(
    {
      hours: fc.oneof(
        fc.constant('off'),
        fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to),
      ),
    },
    { requiredKeys: [] },
  ),
  preview: fc.record({ item: subscription }),
  save: fc.record({ target: story }),
  open: fc.record({ target: story }),
  saved: fc.constant({}),
  me: fc.oneof(fc.record({ at: time }, { requiredKeys: [] }), fc.constant({ off: true as const })),
  add: fc.oneof(fc.record({ url }), fc.record({ suggested: fc.constant(true) })),
  remove: fc.record({ item }),
  sources: fc.record({ only: fc.constantFrom('broken', 'suggest') }, { requiredKeys: [] }),
  import: fc.record({ url }),
  export: fc.record({ what: fc.constantFrom('opml', 'json', 'md', 'mine') }),
  settings: fc.constant({}),
  tz: fc.record({ zone: fc.constantFrom('Asia/Shanghai', 'UTC', 'Etc/GMT+8') }),
  lang: fc.record({ lang: fc.constantFrom('zh', 'en', 'auto') }),
  status: fc.constant({}),
  stats: fc.record({ days: fc.integer({ min: 1, max: 999 }) }),
  undo: fc.constant({}),
  'forget-me': fc.record({ sure: fc.boolean() }),
  audit: fc.constant({}),
  purge: fc.oneof(
    fc.record({ sure: fc.constant(false) }),
    fc.record({ what: fc.constantFrom('here', 'all'), sure: fc.boolean() }),
  ),
  help: fc.record({ topic: fc.constantFrom('digest', 'search') }, { requiredKeys: [] }),
};

const pieces = fc.constantFrom(
  ...[
    ' ',
    '  ',
    '(',
    ')',
    '"',
    '“',
    '」',
    '/',
    '\\',
    '|',
    '-',
    '—',
    '!',
    '=',
    '*',
    ':',
    '：',
    '?',
    '&amp;',
    '&lt;',
    '<',
    '>',
    '<@U1>',
    '<#C1|x>',
  ],
  ...[
    '<http://a.b|a.b>',
    'OR',
    'NOT',
    'AND',
    'title:',
    'since:',
    'lang:',
    'page:',
    'when:',
    'for:7d',
    'subscribe ',
    'save ',
    'digest ',
    '订阅',
    '3',
    '7d',
  ],
  ...['sora', '可灵', '\u0000', '\u200d', '\ud800', '\u0338', '\u202e', 'é', 'ﷺ', '⅓', '\u3000', '\n', '💡'],
);
const anyLine = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
);

describe('printing', () => {
  for (const [verb, body] of Object.entries(COMMANDS)) {
    it(`gives a line that is read as the same ${verb} again`, () => {
      fc.assert(
        fc.property(body, (rest) => {
          const command = { verb, ...rest } as Command;
          expect(parse(print(command))).toEqual(command);
        }),
        { numRuns: 300 },
      );
    });
  }

  it('gives every line that anyone types back with the same meaning', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        expect(bare(parse(print(parse(line))))).toEqual(bare(parse(line)));
      }),
      { numRuns: 5000 },
    );
  });

  it('gives a subscription to the word `to` back, whatever follows it', () => {
    const expression = { kind: 'word', text: 'to' } as const;
    for (const settings of [{}, { when: 'digest' }, { until: '2026-12-01' }] as const) {
      const command: Command = { verb: 'subscribe', expression, settings };
      expect(parse(print(command))).toEqual(command);
    }
  });

  it.each(['all', 'Everything', '全部', '所有'])('a mute of the word %s is a line that makes it', (text) => {
    const mute: Command = { verb: 'mute', expression: { kind: 'word', text } };
    expect(parse(print(mute))).toEqual(mute);
  });

  it.each(['daily', 'both', 'live', 'digest', '每天', '实时'])(
    'gives a change to the word `%s` back, which typed so says when',
    (text) => {
      const command: Command = { verb: 'edit', item: 2, expression: { kind: 'word', text }, settings: {} };
      expect(parse(print(command))).toEqual(command);
      expect(parse(`edit 2 ${text}`)).toHaveProperty('settings.when');
    },
  );

  it("gives people's own words back", () => {
    for (const line of [
      '文生視頻 -Funding OR "Video Model"',
      'a (b OR c) -(d e)',
      '/gpt-[5-9]/ title:=US gpt*',
    ])
      expect(printed(line)).toBe(line);
  });
});

describe('normalising', () => {
  it('changes nothing the second time, once the line is protected', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const once = normalise(line);
        expect(normalise(protect(once))).toBe(once);
      }),
      { numRuns: 5000 },
    );
  });
});

/** Without the hint of what else was meant, which belongs to the line as it was typed. */
function bare(command: Command): Command {
  if (command.verb !== 'search') return command;
  const { meant: _, ...search } = command;
  return search;
}

function printed(line: string): string {
  const command = parse(line);
  return command.verb === 'search' ? printExpression(command.expression) : '';
}
