import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, canonicalUrl, dateInUrl } from '../../../src/news/identity.ts';
import { siteOf } from '../../../src/news/site.ts';

describe('one address per piece', () => {
  it.each([
    ['https://baijiahao.baidu.com/s?id=17911&wfr=spider&for=pc', 'https://baijiahao.baidu.com/s?id=17911'],
    ['http://www.Example.com:80/News/?utm_source=x&b=2&a=1#top', 'https://example.com/News?a=1&b=2'],
    ['https://m.example.com/a/index.html', 'https://example.com/a'],
    ['https://example.com/amp/story', 'https://example.com/story'],
    ['https://example.com/story.amp.html', 'https://example.com/story.html'],
    ['https://example.com/story/amp/', 'https://example.com/story'],
    ['https://www-example-com.cdn.ampproject.org/c/s/www.example.com/story', 'https://example.com/story'],
    ['https://www.google.com/amp/s/www.example.com/story/amp/', 'https://example.com/story'],
    ['https://en.m.wikipedia.org/wiki/AI', 'https://en.wikipedia.org/wiki/AI'],
    [
      'https://mp.weixin.qq.com/s?__biz=B&mid=1&idx=1&sn=f&chksm=c&scene=27#wechat_redirect',
      'https://mp.weixin.qq.com/s?__biz=B&idx=1&mid=1&sn=f',
    ],
    ['https://twitter.com/a/status/1?s=20&t=x', 'https://x.com/a/status/1'],
    ['https://example.com/%e4%b8%ad%7Ea', 'https://example.com/%E4%B8%AD~a'],
    ['example.com/a/', 'https://example.com/a'],
    ['https://qwen.ai/blog?id=qwen3.6', 'https://qwen.ai/blog?id=qwen3.6'],
    ['https://example.com/#/news/1', 'https://example.com#/news/1'],
  ])('%s is %s', (given, canonical) => {
    expect(canonicalUrl(given)).toBe(canonical);
  });

  it('keeps pieces apart that differ in what is read', () => {
    const addresses = [
      'https://a.com/p?id=1',
      'https://a.com/p?id=2',
      'https://a.com/P?id=1',
      'https://b.a.com/p?id=1',
    ];
    expect(new Set(addresses.map(canonicalUrl)).size).toBe(addresses.length);
  });

  it('changes nothing the second time', () => {
    const piece = fc.constantFrom(
      'amp',
      'AMP',
      'index.html',
      'a',
      '%61mp',
      '中',
      '.amp',
      'x.amp',
      '',
      '2024',
      'c',
      's',
      'example.com',
      '%',
      '%2F',
    );
    const host = fc.constantFrom(
      'www.m.example.com',
      'm.example.co.uk',
      'x.com:8080',
      'x.com:443',
      'twitter.com',
      'a.cdn.ampproject.org',
      'google.com',
    );
    const query = fc.constantFrom('', '?utm_source=1', '?b=1&a', '?a=%20+', '?=', '#x', '#/a', '#!b');
    fc.assert(
      fc.property(
        fc.constantFrom('http', 'https'),
        host,
        fc.array(piece),
        query,
        (scheme, at, path, tail) => {
          const once = canonicalUrl(`${scheme}://${at}/${path.join('/')}${tail}`);
          expect(canonicalUrl(once)).toBe(once);
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        expect(canonicalUrl(canonicalUrl(url))).toBe(canonicalUrl(url));
      }),
    );
  });

  it('takes nothing for an address that a browser would not open as a page', () => {
    for (const text of [
      '',
      '无',
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'http://',
      'two words.com',
      'mailto:a@b.c',
    ]) {
      expect(addressOf(text)).toBeUndefined();
    }
  });

  it('reads the day in an address', () => {
    const day = Date.UTC(2024, 1, 15, 12);
    for (const path of [
      '2024/02/15/x',
      'news/20240215/x.html',
      '2024-02-15-x',
      '2024/2/15/x',
      'a/t20240215_1.html',
    ]) {
      expect(dateInUrl(`https://example.com/${path}`)).toBe(day);
    }
    for (const path of ['2024/02/x', '20240231', '1791133185577350730', '2024/13/01', '?d=20240215']) {
      expect(dateInUrl(`https://example.com/${path}`)).toBeUndefined();
    }
  });

  it('names outlets as people do', () => {
    expect(siteOf('https://baijiahao.baidu.com/s?id=1')).toBe('百家号');
    expect(siteOf('https://www.36kr.com/p/1')).toBe('36氪');
    expect(siteOf('https://api-docs.deepseek.com/news')).toBe('DeepSeek');
    expect(siteOf('https://finance.yahoo.com/news/a')).toBe('Yahoo Finance');
    expect(siteOf('https://cn.v2ex.com/t/1')).toBe('V2EX');
    expect(siteOf('https://www.example.org/a')).toBe('example.org');
    expect(siteOf('')).toBe('');
  });

  it('is one, by whichever of its addresses a piece is linked', () => {
    expect(siteOf('https://reut.rs/4abc')).toBe(siteOf('https://www.reuters.com/technology/a'));
    expect(siteOf('https://nyti.ms/4abc')).toBe(siteOf('https://www.nytimes.com/a'));
  });
});
