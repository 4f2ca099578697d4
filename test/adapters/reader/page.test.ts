import { describe, expect, it } from 'vitest';
import { extractPage } from '../../../adapters/reader/page.ts';

const FIRST =
  'The laboratory released a model on Tuesday that plans several steps ahead, and opened it to developers. ';
const SECOND =
  'It costs a third of the one before it, answers twice as fast, and runs on a single accelerator, the company said. ';
const PROSE = [FIRST, SECOND, FIRST, SECOND].map((text) => `<p>${text.repeat(2)}</p>`).join('');
const CHINESE =
  '<p>实验室周二发布了一个能够提前规划多步的新模型，并向开发者开放，价格只有上一代的三分之一，速度快了一倍。</p>'.repeat(
    6,
  );

function textOf(article: string, head = ''): string {
  const page = `<!doctype html><html><head><title>A model that plans</title>${head}</head><body>${article}</body></html>`;
  return extractPage(page, 'https://news.example/a').text;
}

describe("a page's text", () => {
  it('has no captions, credits, advertisements and pointers to other articles', () => {
    const text =
      textOf(`<article>${PROSE}<figure><img src="a.png"><figcaption>The team on stage</figcaption></figure>
      <p>Photo: Jo Smith/Agency</p><p>Advertisement</p><p>Read more: <a href="/b">Another model altogether</a></p>
      <p><b>延伸阅读</b></p>${PROSE}</article>`);
    for (const gone of ['on stage', 'Jo Smith', 'Advertisement', 'Another model', '延伸阅读'])
      expect(text).not.toContain(gone);
    expect(text.split(SECOND.trim())).toHaveLength(9);
  });

  it('begins with what happened, or with its main points', () => {
    const text =
      textOf(`<article><h1>A model that plans</h1><ul><li><a href="/">Home</a></li><li>Sports</li></ul>
      <p>By Jo Smith</p><p>Published 4:00 am CST, November 20, 2026</p><p>发布于 2026年11月20日 08:30</p>
      <ul><li>The model is open to developers</li></ul>${PROSE}</article>`);
    expect(text.slice(0, 60)).toMatch(/^The model is open to developers\n\nThe laboratory/);
  });

  it('ends with the last sentence, however short', () => {
    const links =
      '<ul><li><a href="/c">Five chips to watch</a></li><li><a href="/d">A robot walks</a></li></ul>';
    const after = `<h3>More stories</h3>${links}<p>Sign up for our newsletter!</p><p>No comments</p><p>© 2026 News</p>`;
    expect(textOf(`<article>${PROSE}<p>It declined to comment.</p>${after}</article>`)).toMatch(
      /It declined to comment\.$/,
    );
    const prompt = '<p>欢迎关注我们的公众号</p><p>未经授权不得转载</p>';
    expect(textOf(`<article>${CHINESE}<p>后续值得关注。</p>${prompt}</article>`)).toMatch(/后续值得关注。$/);
  });

  it('keeps what stands between the sentences', () => {
    const between = '<h2>By the numbers</h2><ul><li>Fast</li><li><a href="/e">Cheap</a></li></ul>';
    const text = textOf(`<article>${PROSE}${between}${PROSE}</article>`);
    for (const kept of ['By the numbers', 'Fast', 'Cheap']) expect(text).toContain(kept);
  });

  it('is what the page says that it is about, not the longest notice on it', () => {
    const notice =
      '<p>Many offers on this site are from companies that pay us, and this may change where and in which order they appear on it.</p>';
    const head = `<meta name="description" content="${FIRST}">`;
    const told = Array.from({ length: 16 }, () => `<div><div><p>${FIRST}${SECOND}</p></div></div>`).join('');
    const page = `<div class="article entry-content">${notice.repeat(6)}</div><div class="sidebar popup">${told}</div>`;
    const text = textOf(page, head);
    expect(text).toContain('plans several steps ahead');
    expect(text).not.toContain('companies that pay us');
  });

  it('is found where nothing looks like an article', () => {
    const head = `<meta property="og:description" content="${FIRST}">`;
    const text = textOf(
      `<div class="sidebar combx popup" hidden><p>${FIRST}</p><p>${SECOND}</p></div>`,
      head,
    );
    expect(text).toContain('plans several steps ahead');
  });

  it('is what the page gives to machines where it shows nothing', () => {
    const head = `<meta name="description" content="${FIRST}"><script type="application/ld+json">
      {"@type": "NewsArticle", "articleBody": "${FIRST}\\n\\nIt is called \\"Zebra\\". ${SECOND}"}</script>`;
    expect(textOf('<div id="app"></div><p>Please switch on JavaScript.</p>', head)).toBe(
      `${FIRST.trim()}\n\nIt is called "Zebra". ${SECOND.trim()}`,
    );
  });

  it('is a list where the page is nothing else', () => {
    const items = Array.from({ length: 30 }, (_, n) => `<li>Model ${n} is out</li>`).join('');
    expect(textOf(`<article><ul>${items}</ul></article>`)).toContain('Model 29 is out');
  });
});
