import { describe, expect, it } from 'vitest';
import { draftFromRecord, langOfText, recordOf } from '../../../src/news/draft.ts';
import { formatRecord } from '../../../src/news/record.ts';
import { explainFault, faultsOf } from '../../../src/news/record-fault.ts';
import { parseRecords, readRecords } from '../../../src/news/record-reader.ts';

const arrivedAt = Date.UTC(2025, 0, 1);
const text =
  '标题: 甲公司发布模型\n链接: http://www.36kr.com/p/1?utm_source=x\n总结: 正文\n关键词: 甲、乙\n重大事件摘要: 一。\n\n\n\n二。';
const [record] = parseRecords(text);

describe('the draft of a record', () => {
  it('carries the fields, the outlet, the language and one identity', () => {
    expect(draftFromRecord(record!, { arrivedAt, fileName: '2024-02-15-a.txt' })).toEqual({
      title: '甲公司发布模型',
      url: 'http://www.36kr.com/p/1?utm_source=x',
      canonicalUrl: 'https://36kr.com/p/1',
      body: '正文',
      keywords: ['甲', '乙'],
      technologies: [],
      industries: [],
      companies: [],
      people: [],
      event: '一。\n\n二。',
      lang: 'zh',
      site: '36氪',
      publishedAt: Date.UTC(2024, 1, 15, 12),
      arrivedAt,
    });
  });

  it('takes the date from the file name, else from the address, else has none', () => {
    const dated = { ...record!, link: 'https://example.com/2024/03/04/a' };
    const at = (fileName: string, link = dated.link) =>
      draftFromRecord({ ...dated, link }, { arrivedAt, fileName }).publishedAt;
    expect(at('2024-02-15-a.txt')).toBe(Date.UTC(2024, 1, 15, 12));
    expect(at('2024-02-31-a.txt')).toBe(Date.UTC(2024, 2, 4, 12));
    expect(at('000_32ea.txt')).toBe(Date.UTC(2024, 2, 4, 12));
    expect(at('a.txt', 'https://example.com/a')).toBeUndefined();
    expect(at('a.txt', 'https://example.com/20991231/a')).toBeUndefined();
  });

  it('knows a record without a link by its text', () => {
    const id = (title: string) =>
      draftFromRecord({ ...record!, link: '无', title }, { arrivedAt }).canonicalUrl;
    expect(id('甲')).toMatch(/^urn:record:[0-9a-f]{28}$/);
    expect(id('甲')).toBe(id('甲'));
    expect(id('甲')).not.toBe(id('乙'));
  });

  it('goes back into a record', () => {
    const draft = draftFromRecord(record!, { arrivedAt });
    const again = draftFromRecord(parseRecords(formatRecord(recordOf(draft)))[0]!, { arrivedAt });
    expect(again).toEqual(draft);
  });

  it('tells Chinese full of foreign names from English', () => {
    expect(langOfText('OpenAI 发布 GPT-4o mini，价格低于 Claude 3 Haiku')).toBe('zh');
    expect(langOfText('Alibaba (阿里巴巴) opens the weights of Qwen3 to everyone')).toBe('en');
    expect(langOfText('日本語のニュースです')).toBe('ja');
    expect(langOfText('')).toBe('en');
  });
});

describe('a bad record', () => {
  it.each([
    ['你好', '', 1],
    ['链接: https://example.com\n总结: 乙', 'no-title', 1],
    ['标题: 甲\n链接:', 'only-title', 1],
    ['标题: 甲\n链接: javascript:alert(1)', 'no-address', 2],
  ])('%j is named with its line', (file, kind, line) => {
    const [fault] = readRecords(file).flatMap(faultsOf);
    expect(fault).toMatchObject({ fault: { kind: kind || 'stray' }, line, fatal: true });
    expect(explainFault(fault!.fault, 'zh')).toMatch(/[请要]/);
    expect(explainFault(fault!.fault, 'en')).toMatch(/Add|Begin|Write/);
  });

  it('is not one that says it has no link', () => {
    expect(readRecords('标题: 甲\n链接: 无\n总结: 乙').flatMap(faultsOf)).toEqual([]);
  });
});
