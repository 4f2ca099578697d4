import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../adapters/reader/feed.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, url = 'https://example.com/feed') => parseFeed(bytes(text), { url });

describe('a feed', () => {
  it('is read whatever its format', () => {
    const formats = {
      rss: '<rss version="2.0"><channel><title>N</title><item><title>A</title><link>https://example.com/a</link></item></channel></rss>',
      rdf: '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>N</title></channel><item rdf:about="https://example.com/a"><title>A</title></item></rdf:RDF>',
      atom: '<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title>A</title><link href="https://example.com/a"/></entry></feed>',
      prefixed:
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>N</a:title><a:entry><a:title>A</a:title><a:link href="/a"/></a:entry></a:feed>',
      json: '{"version":"https://jsonfeed.org/version/1.1","title":"N","items":[{"id":"1","url":"https://example.com/a","title":"A"}]}',
    };
    for (const [format, text] of Object.entries(formats)) {
      const feed = read(text);
      expect({ format, title: feed?.title, item: feed?.items[0]?.title, link: feed?.items[0]?.link }).toEqual(
        {
          format,
          title: 'N',
          item: 'A',
          link: 'https://example.com/a',
        },
      );
    }
  });

  it('is read from a sitemap of news', () => {
    const feed = read(
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://example.com/a</loc><n:news><n:publication_date>2026-11-20T08:00:00+08:00</n:publication_date><n:title>头条</n:title></n:news></url></urlset>',
    );
    expect(feed?.items).toMatchObject([
      { title: '头条', link: 'https://example.com/a', published: Date.UTC(2026, 10, 20) },
    ]);
  });

  it('of a sitemap of news is called as its pieces say of their publication, where they agree', () => {
    const piece = (name: string) =>
      `<url><loc>https://example.com/a</loc><n:news><n:publication><n:name>${name}</n:name><n:language>en</n:language></n:publication><n:title>A</n:title></n:news></url>`;
    const sitemap = (...names: readonly string[]) =>
      read(
        `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">${names.map(piece).join('')}</urlset>`,
      );
    const same = sitemap('Fjord &amp; Quay', ' Fjord &amp; Quay\n', '');
    expect(same).toMatchObject({ title: 'Fjord & Quay', lang: 'en' });
    expect(sitemap('Fjord Daily', 'Harbor Weekly')?.title).toBe('');
    const titled = read(
      `<rss><channel><title>Own</title><item xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><title>A</title><n:news><n:publication><n:name>Other</n:name></n:publication></n:news></item></channel></rss>`,
    );
    expect(titled?.title).toBe('Own');
  });

  it('has its relative links made absolute, by xml:base where there is one', () => {
    const feed = read(
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example.org/news/"><title>N</title><entry><title>A</title><link href="a.html"/></entry><entry xml:base="/deep/"><title>B</title><link href="b"/></entry></feed>',
    );
    expect(feed?.items.map(({ link }) => link)).toEqual([
      'https://other.example.org/news/a.html',
      'https://other.example.org/deep/b',
    ]);
  });

  it('takes a guid for a link only where it says that it is one', () => {
    const item = (guid: string) =>
      `<rss><channel><title>N</title><item><title>A</title>${guid}</item></channel></rss>`;
    expect(read(item('<guid>https://example.com/g</guid>'))?.items[0]?.link).toBe('https://example.com/g');
    expect(read(item('<guid isPermaLink="false">https://example.com/g</guid>'))?.items[0]?.link).toBe('');
    expect(read(item('<guid>tag:example.com,2026:1</guid>'))?.items[0]?.link).toBe('');
  });

  it('ends where an element has attributes without end', () => {
    const many = Array.from({ length: 50_000 }, (_, i) => `a${i}="1"`).join(' ');
    const feed = read(
      `<rss><channel><title>N</title><item><title>One</title></item><item ${many}><title>Two</title></item></channel></rss>`,
    );
    expect(feed?.title).toBe('N');
    expect(feed?.items.map(({ title }) => title)).toEqual(['One']);
  });

  it('is read as far as it goes where its XML is damaged', () => {
    const damaged =
      '<rss><channel><title>A & B</title><item><title>One</title><link>https://example.com/1<item><title>Two <b>bold</title><link>https://example.com/2</link></item><item><title>Thr';
    const titles = read(damaged)?.items.map(({ title }) => title);
    expect(titles?.slice(0, 2)).toEqual(['One', 'Two bold']);
    expect(read(damaged)?.title).toBe('A & B');
  });

  it('loses its markup and keeps its paragraphs', () => {
    const feed = read(
      '<rss><channel><title>N</title><item><title>&lt;b&gt;Bold&lt;/b&gt; &amp;amp; new</title><link>https://example.com/a</link><description><![CDATA[<p>One&nbsp;line.</p><script>alert(1)</script><p onclick="x()">Two<br>lines.</p>]]></description></item></channel></rss>',
    );
    expect(feed?.items[0]).toMatchObject({ title: 'Bold & new', summary: 'One line.\n\nTwo\nlines.' });
  });

  it('is read to its thousandth entry, and no further', () => {
    const entry = (n: number) => `<item><title>${n}</title><link>https://example.com/${n}</link></item>`;
    const entries = Array.from({ length: 3_000 }, (_, i) => entry(i + 1)).join('');
    const feed = read(`<rss version="2.0"><channel><title>N</title>${entries}</channel></rss>`);
    expect(feed?.items.map(({ title }) => title)).toEqual(
      Array.from({ length: 1_000 }, (_, i) => String(i + 1)),
    );
  });

  it('decodes an entity wherever it stands in a long text', () => {
    for (let length = 16_240; length < 16_384; length++) {
      const text = `${'x'.repeat(length)}&quot;&#20013;&nbsp;end`;
      const entry = `<entry><title>T</title><link href="/1"/><content type="text">${text}</content></entry>`;
      const feed = read(`<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title>${entry}</feed>`);
      expect(feed?.items[0]?.content.slice(length)).toBe('"中 end');
    }
  });

  it('never throws, whatever the bytes', () => {
    const pieces = fc.constantFrom(
      ...[
        '<rss>',
        '<channel>',
        '<item>',
        '</item>',
        '<title>',
        '</b>',
        '<![CDATA[',
        ']]>',
        '&#',
        '&lt;',
        '<!--',
        '<a:b c="',
        '\u0000',
        '{',
        '"items":',
        '[',
        '中',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 40 }), (parts) => {
        const feed = read(parts.join(''));
        expect(JSON.stringify(feed ?? '')).not.toMatch(/<script/i);
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => void parseFeed(noise, { url: 'x' })));
  });
});
