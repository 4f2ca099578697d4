import { describe, expect, it } from 'vitest';
import { problemLine } from '../../src/cards/notice.ts';
import { sourcesCard } from '../../src/cards/sources.ts';
import { because, UserError } from '../../src/errors.ts';
import { reasonIn, say } from '../../src/i18n/index.ts';

describe('why an address cannot be read', () => {
  it('is said in the reader’s language, with its figures', () => {
    const reason = because('too-slow', { seconds: 15 });
    expect(reasonIn('en', reason)).toBe('it takes more than 15 seconds');
    expect(reasonIn('zh', reason)).toBe('超过 15 秒仍未完成');
    expect(reasonIn('zh', because('not-found'))).toBe('该地址没有内容（404）');
  });

  it('is shown as it was kept where it was kept in words', () => {
    for (const old of ['it answers 418', 'busy', '', 'constructor', 'too-slow {broken'])
      expect(reasonIn('zh', old)).toBe(old);
  });

  it('never shows a gap of a sentence for want of what fills it', () => {
    expect(reasonIn('en', 'too-slow {"seconds"}')).toContain('it takes more than');
  });

  it('fills the same gaps in both languages', () => {
    const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    const { reasons } = say('zh');
    for (const [key, sentence] of Object.entries(say('en').reasons))
      expect(gaps(reasons[key as keyof typeof reasons]), key).toEqual(gaps(sentence));
  });

  it('is in the list of sources and in what a person is told', () => {
    const source = {
      id: 1,
      url: 'https://a.example/feed',
      site: 'a.example',
      title: 'A',
      topics: [],
      intervalMinutes: 30,
      nextAt: 0,
      failures: 3,
      problem: because('cert-expired'),
      seenOnce: true,
      paused: false,
    };
    const view = { lang: 'zh', zone: 'UTC', now: 0 } as const;
    expect(JSON.stringify(sourcesCard([source], view, { broken: true }))).toContain('证书已过期');
    const error = new UserError('page-unreachable', { host: 'a.example', reason: because('silent') });
    expect(problemLine(error, 'zh')).toContain('没有回应');
    expect(problemLine(error, 'en')).toContain('it does not answer');
  });

  it('is not found in what a person types', () => {
    expect(problemLine(new UserError('unknown-command', { name: 'gone' }), 'zh')).toContain('gone');
  });
});
