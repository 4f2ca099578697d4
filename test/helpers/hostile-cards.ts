import fc from 'fast-check';
import type { Block, Button, Card, Part, Text } from '../../src/card.ts';

/**
 * Cards that nobody should be able to write and every renderer must survive: mass mentions, markup of
 * every platform, terminal escapes, text that reverses or hides itself, addresses that are none, titles
 * of 100 kB. Reuse it for each renderer: whatever comes out must be within limits, with nothing alive.
 */

/** Words that mean something to a platform, a terminal or a browser if they arrive unescaped. */
export const ALIVE = [
  '<!channel>',
  '<!here|x>',
  '<!everyone>',
  '<!subteam^S01|x>',
  '<@U012AB3CD>',
  '<#C024BE7LR|general>',
  '<https://evil.example|https://bank.example>',
  '<!date^1392734382^Posted {date_num}^https://evil.example|x>',
  '@everyone',
  '@here',
  '<@1234567890>',
  '<@&1234567890>',
  '<#1234567890>',
  '<t:1618953630:R>',
  '</sora:1234567890>',
  '<:emoji:1234567890>',
  '<id:customize>',
  ':rotating_light:',
  '[x](https://evil.example)',
  '[https://bank.example](<https://evil.example>)',
  '[x](https://evil.example "title")',
  '![x](https://evil.example/p.png)',
  '# heading\n## sub\n-# small',
  '> quote\n>>> more',
  '- item\n1. item\n* item',
  '**bold** __under__ ~~gone~~ ||spoiler|| `code`',
  '```js\nalert(1)\n```',
  '*bold* _it_ ~no~ `code`',
  '&lt;!channel&gt; &amp;lt;script&amp;gt; &#60;b&#62;',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></head><body onload=alert(1)>',
  '<style>*{display:none}</style>',
  '<!-- ', // an unclosed comment would swallow the page
  '\u001b[31mred\u001b[0m',
  '\u001b[2J\u001b[H',
  '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  '\u001b]0;title\u0007',
  '\u001b]52;c;cm0gLXJm\u0007',
  '\u009b31m',
  '\u0090q\u009c',
  '\r\nHTTP/1.1 200 OK\r\n',
  '\b\b\b\bfake',
  'ok\rfake prompt $ ',
  '\u0000',
  '\u202egpj.exe\u202c',
  '\u2066\u2067\u2068\u2069',
  '\u200f\u200e\u061c',
  '\u200b\u2060\ufeff\u00ad',
  `\u{e0049}\u{e0067}\u{e006e}`,
  `z${'\u0301\u0316\u0489'.repeat(60)}`,
  '👩‍👩‍👧‍👦'.repeat(40),
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  '\u200d'.repeat(50),
  '🇨🇳🇺🇸'.repeat(30),
  '\ud83d',
  '\udc00',
  'مرحبا',
  '\n'.repeat(40),
  '\u2028\u2029\u0085\v\f\t',
  'ﷺ'.repeat(50),
  'constructor',
  '__proto__',
  '{{7*7}} %s %n',
] as const;

/** Where trouble lives: controls, marks, direction and joining, halves of pairs, emoji, tags. */
const RANGES = [
  [0x00, 0x2ff],
  [0x300, 0x36f],
  [0x590, 0x6ff],
  [0x2000, 0x206f],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xd800, 0xdfff],
  [0xfe00, 0xffff],
  [0x1f000, 0x1faff],
  [0xe0000, 0xe01ff],
] as const;
const character = fc
  .tuple(fc.constantFrom(...RANGES), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([[low, high], at]) => String.fromCodePoint(low + Math.round(at * (high - low))));
const noise = fc.array(character, { maxLength: 40 }).map((chars) => chars.join(''));

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ALIVE) },
  { weight: 3, arbitrary: noise },
  { weight: 1, arbitrary: fc.constantFrom('OpenAI 发布 Sora', '文生视频', 'the model', ' ', '') },
);

/** Any text of a few words. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(word, { maxLength: 5 })
  .map((words) => words.join(''));

/** The same few words again and again, up to 100 kB. */
export const hugeText: fc.Arbitrary<string> = fc
  .tuple(hostileText, fc.integer({ min: 1_000, max: 100_000 }))
  .map(([text, size]) => (text || 'x').repeat(Math.ceil(size / (text.length || 1))).slice(0, size));

export const hostileAddress: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'https://news.example/a?b=1&c=2#d',
    'https://news.example/路径/(a)_[b]*c*|d>e',
    'https://news.example/a)[x](https://evil.example',
    'https://news.example/"onmouseover="alert(1)',
    'https://bank.example@evil.example/',
    'https://user:secret@evil.example/',
    `https://news.example/${'a'.repeat(5_000)}`,
    `https://news.example/${'中'.repeat(400)}`,
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'slack://open?team=T01',
    'discord://-/channels/1',
    'mailto:a@b.example',
    '//evil.example/x',
    '/admin',
    'https://',
    'https://news.example/\u001b]8;;\u0007',
    'https://news.example/\u202egpj',
    'https://news.example/<!channel>',
    'http:evil.example',
    '',
  ),
  hostileText,
);

const hostileInstant = fc.oneof(
  fc.integer({ min: 0, max: 4_102_444_800_000 }),
  fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 8.64e15, 9e15, 1.5),
);

export const hostilePart: fc.Arbitrary<Part> = fc.oneof(
  { weight: 10, arbitrary: hostileText },
  { weight: 5, arbitrary: fc.record({ strong: hostileText }) },
  { weight: 5, arbitrary: fc.record({ faint: hostileText }) },
  { weight: 10, arbitrary: fc.record({ link: hostileAddress, text: hostileText }) },
  {
    weight: 5,
    arbitrary: fc.record({
      time: hostileInstant,
      style: fc.constantFrom('date' as const, 'time' as const, 'datetime' as const, 'relative' as const),
    }),
  },
  { weight: 1, arbitrary: hugeText },
  {
    weight: 2,
    arbitrary: fc.record({
      room: fc.oneof(
        fc.constantFrom(
          'slack:T01/C01',
          'slack:T01/<!channel>',
          'discord:1/<@1234567890>',
          'web:x/\u001b[2J',
          '',
        ),
        hostileText,
      ),
    }),
  },
);

const text: fc.Arbitrary<Text> = fc.array(hostilePart, { maxLength: 6 });

export const hostileButton: fc.Arbitrary<Button> = fc.oneof(
  fc.record(
    {
      label: hostileText,
      ask: hostileText,
      look: fc.constantFrom('primary' as const, 'danger' as const),
      to: fc.constant('room' as const),
    },
    { requiredKeys: ['label', 'ask'] },
  ) as fc.Arbitrary<Button>,
  fc.record({ label: hostileText, url: hostileAddress }),
);

const many = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.array(one, { maxLength: 6 }) },
    {
      weight: 1,
      arbitrary: fc.tuple(one, fc.integer({ min: 30, max: 60 })).map(([x, n]) => Array<T>(n).fill(x)),
    },
  );

export const hostileBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: text }),
  fc.record(
    {
      kind: fc.constant('list' as const),
      items: many(text),
      ordered: fc.boolean(),
      start: fc.constantFrom(1, 11, 0, -5, 1.5, Number.NaN, Number.MAX_VALUE),
    },
    { requiredKeys: ['kind', 'items'] },
  ) as fc.Arbitrary<Block>,
  fc.record({
    kind: fc.constant('facts' as const),
    facts: many(fc.record({ label: hostileText, value: text })),
  }),
  fc.constant({ kind: 'rule' as const }),
  fc.record({ kind: fc.constant('image' as const), url: hostileAddress, alt: hostileText }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: many(hostileButton) }),
  fc.record({
    kind: fc.constant('menu' as const),
    label: hostileText,
    options: many(fc.record({ label: hostileText, ask: hostileText })),
  }),
);

/** A whole card. Not fitted: give it to `fit` first, as the product does, or not, to be stricter. */
export const hostileCard: fc.Arbitrary<Card> = fc.record(
  {
    tone: fc.constantFrom(
      'news' as const,
      'plain' as const,
      'good' as const,
      'warn' as const,
      'bad' as const,
    ),
    title: fc.oneof({ weight: 9, arbitrary: hostileText }, { weight: 1, arbitrary: hugeText }),
    url: hostileAddress,
    blocks: many(hostileBlock),
  },
  { requiredKeys: ['tone', 'blocks'] },
) as fc.Arbitrary<Card>;
