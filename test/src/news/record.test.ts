import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIELDS,
  formatRecord,
  formatRecords,
  LABELS,
  type NewsRecord,
  plain,
} from '../../../src/news/record.ts';
import { FIELD_MAX, parseRecords, readRecords, recordReader } from '../../../src/news/record-reader.ts';

const empty: NewsRecord = {
  title: '',
  link: '',
  summary: '',
  keywords: '',
  technologies: '',
  industries: '',
  event: '',
};

const whole: NewsRecord = {
  title: '一个标题:带冒号',
  link: 'https://example.com/a?b=c:d',
  summary: '第一段。\n\n第二段，说到“关键词: 不是标签”。',
  keywords: 'Sora,  视频生成',
  technologies: '文生视频',
  industries: '影视行业, 广告行业和游戏行业',
  event: '发生了一件事。\n\n又发生了一件事。',
};

const labels = [...Object.values(LABELS), 'Title', 'Link', 'event summary', '標題', 'AI 技术'];
const line = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...labels), fc.constantFrom(':', '：', ' : ', ''), fc.string())
      .map((x) => x.join('')),
  },
  fc.constantFrom(
    '',
    '   ',
    '---',
    '====',
    '\\标题: x',
    '\\\\链接：',
    '\\',
    '\ufeff标题: x',
    '链接: https://example.com',
  ),
);
const text = fc.array(line, { maxLength: 8 }).map((lines) => plain(lines.join('\n')));
const record: fc.Arbitrary<NewsRecord> = fc.record(
  Object.fromEntries(FIELDS.map((field) => [field, text])) as Record<keyof NewsRecord, typeof text>,
);

describe('a record file', () => {
  it('reads back what was written, whatever the fields hold', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 4 }), (records) => {
        expect(parseRecords(formatRecords(records))).toEqual(records);
      }),
      { numRuns: 3_000 },
    );
  });

  it('writes back byte for byte what a person wrote in the usual form', () => {
    const file = `${formatRecord(whole)}\n`;
    expect(file).toContain('关键词: Sora,  视频生成\n');
    expect(formatRecords(parseRecords(file))).toBe(file);
  });

  it.each([
    ['full-width colons', (file: string) => file.replaceAll(': ', '：')],
    ['blanks around the colon', (file: string) => file.replace(/^(标题|总结):/gm, '$1 \u3000: ')],
    ['Windows line ends', (file: string) => file.replaceAll('\n', '\r\n')],
    ['a byte order mark', (file: string) => `\ufeff${file}`],
    ['blank lines in front', (file: string) => `\n \n${file}`],
    [
      'traditional characters',
      (file: string) => file.replace('标题:', '標題:').replace('关键词: Sora', '關鍵詞: Sora'),
    ],
    [
      'English labels',
      (file: string) =>
        [
          ['标题', 'Title'],
          ['链接', 'Link'],
          ['总结', 'Summary'],
          ['关键词', 'Keywords'],
          ['AI技术', 'AI technologies'],
          ['行业', 'Industries'],
          ['重大事件摘要', 'Event summary'],
        ].reduce((out, [zh, en]) => out.replace(new RegExp(`^${zh}:`, 'm'), `${en}:`), file),
    ],
  ])('may have %s', (_, change) => {
    const simple = { ...whole, title: '一个标题' };
    const file = change(formatRecords([simple, { ...simple, link: '' }]));
    const read = parseRecords(file).map((one) => one.summary.replaceAll('：', ': '));
    expect(read[0]).toBe(simple.summary);
    expect(parseRecords(file)[0]).toMatchObject({ keywords: simple.keywords, event: simple.event });
  });

  it('keeps a label inside the text as text', () => {
    const [read] = parseRecords(
      '标题: 甲\n链接: https://example.com/1\n总结: 他说：标题: 不重要。\n行业: 这一行是正文\n关键词: 乙\nAI技术: 丙\n行业: 丁\n重大事件摘要: 戊\n链接: 见原文\n\n标题党不可取。',
    );
    expect(read).toEqual({
      title: '甲',
      link: 'https://example.com/1',
      summary: '他说：标题: 不重要。\n行业: 这一行是正文',
      keywords: '乙',
      technologies: '丙',
      industries: '丁',
      event: '戊\n链接: 见原文\n\n标题党不可取。',
    });
  });

  it('reads many records, with or without anything between them', () => {
    const one = formatRecord(whole);
    for (const gap of ['\n', '\n\n', '\n\n\n', '\n---\n', '\n\n=====\n\n']) {
      expect(parseRecords([one, one, one].join(gap))).toEqual([whole, whole, whole]);
    }
  });

  it('reads a record that lacks fields, and one in another order', () => {
    expect(
      parseRecords('标题: 甲\n总结: 乙\n\n标题: 丙\n链接: https://example.com\n\n标题: 丁\n总结: 戊'),
    ).toEqual([
      { ...empty, title: '甲', summary: '乙' },
      { ...empty, title: '丙', link: 'https://example.com' },
      { ...empty, title: '丁', summary: '戊' },
    ]);
    expect(parseRecords('标题: 甲\n总结: 乙\n链接: https://example.com\n行业: 丙\n关键词: 丁')).toEqual([
      { ...empty, title: '甲', summary: '乙', link: 'https://example.com', industries: '丙', keywords: '丁' },
    ]);
  });

  it('does not hide a record without a title in the one before it', () => {
    const untitled = formatRecord({ ...whole, title: '' }).replace('标题:\n', '');
    const read = readRecords(`${formatRecord(whole)}\n\n${untitled}\n\n${formatRecord(whole)}`);
    expect(read.map((reading) => reading.kind === 'record' && [reading.record.title, reading.line])).toEqual([
      [whole.title, 1],
      ['', 13],
      [whole.title, 24],
    ]);
  });

  it('says where text stands that belongs to no record', () => {
    expect(readRecords('\n你好\n再见\n标题: 甲').map((reading) => [reading.kind, reading.line])).toEqual([
      ['stray', 2],
      ['record', 4],
    ]);
  });

  it('cuts a field that has no end, and goes on with the next record', () => {
    const reader = recordReader();
    const long = '长'.repeat(1_000);
    const lines = ['标题: 甲', ...Array(3_000).fill(`总结: ${long}`), ...Array(3_000).fill(long)];
    const read = [...lines, '标题: 乙', '链接: https://example.com', '', '标题: 丙'].flatMap((text) => [
      ...reader.line(text),
    ]);
    expect([...read, ...reader.end()]).toMatchObject([
      { record: { title: '甲' } },
      { record: { title: '乙' } },
      { record: { title: '丙' } },
    ]);
    const [capped] = readRecords(`标题: 甲\n总结: ${'长'.repeat(FIELD_MAX + 5)}\n关键词: 乙`);
    expect(capped).toMatchObject({ cut: ['summary'], record: { keywords: '乙' } });
    expect(capped?.kind === 'record' && capped.record.summary.length).toBeLessThanOrEqual(FIELD_MAX);
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const records = parseRecords(lines.join('\n'));
        expect(parseRecords(formatRecords(records))).toEqual(records);
      }),
      { numRuns: 2_000 },
    );
  });
});
