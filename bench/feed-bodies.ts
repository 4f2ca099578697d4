import { article } from './corpus.ts';

/**
 * Feeds as they come: RSS, RDF, Atom and JSON Feed, Chinese and English, in several encodings, packed and not,
 * with whole texts and with leads only. The n-th is always the same.
 */

export interface Piece {
  readonly title: string;
  readonly link: string;
  readonly paragraphs: readonly string[];
  readonly tags: readonly string[];
  readonly at: number;
}

export interface FeedShape {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly packed: boolean;
  /** Has it only the beginning of each text? */
  readonly lead: boolean;
}

/** One feed in so many has leads only, and its pages have the rest. */
const LEADS = 25;
const LEAD_CHARS = 120;
const WHOLE_CHARS = 640;
const MINUTE = 60_000;

/** A host of its own for each feed: all of loopback is this machine. */
export function hostOf(n: number): string {
  return `127.1.${n >> 7}.${(n & 127) + 1}`;
}

/** The pieces of the n-th feed, newest first: all in one language, spread over the last day. */
export function piecesOf(n: number, count: number, port: number, now: number): Piece[] {
  const pieces: Piece[] = [];
  const lang = n % 2 === 0 ? 'zh' : 'en';
  for (let id = n * 1_000 + 1; pieces.length < count; id++) {
    const one = article(id);
    if (one.lang !== lang) continue;
    pieces.push({
      title: one.title,
      link: `http://${hostOf(n)}:${port}/page/${n}/${pieces.length}?utm_source=rss`,
      paragraphs: paragraphs(id, lang),
      tags: one.keywords,
      at: now - (pieces.length * 29 + (n % 29)) * MINUTE,
    });
  }
  return pieces;
}

/** A text that no page is asked for beside: a short one goes on with what follows it in the corpus. */
function paragraphs(id: number, lang: string): string[] {
  let whole = article(id).body;
  for (let more = id + 500_000; whole.length < WHOLE_CHARS; more++) {
    const next = article(more);
    if (next.lang === lang) whole += `${lang === 'zh' ? '。' : '. '}${next.body}`;
  }
  const size = Math.ceil(whole.length / 4);
  return [0, 1, 2, 3].map((k) => whole.slice(k * size, (k + 1) * size));
}

export function feedOf(n: number, pieces: readonly Piece[]): FeedShape {
  const lead = n % LEADS === LEADS - 1;
  const encoding = ENCODINGS[Math.floor(n / 4) % ENCODINGS.length]!;
  const zh = n % 2 === 0;
  const { write, type } = FORMATS[(n >> 1) % FORMATS.length]!;
  const name = type.includes('json') ? 'utf-8' : zh ? encoding.zh : encoding.en;
  const text = write(`Feed ${n}`, pieces, (piece) => bodyHtml(piece, lead), name);
  const said = encoding.header && name !== 'utf-16le' ? `; charset=${name}` : '';
  return { bytes: encode(text, name), contentType: type + said, packed: n % 3 === 0, lead };
}

const ENCODINGS = [
  { zh: 'utf-8', en: 'utf-8', header: true },
  { zh: 'gb18030', en: 'windows-1252', header: false },
  { zh: 'utf-8', en: 'utf-8', header: false },
  { zh: 'gb18030', en: 'windows-1252', header: true },
  { zh: 'utf-16le', en: 'utf-16le', header: false },
];

type Write = (
  title: string,
  pieces: readonly Piece[],
  body: (piece: Piece) => string,
  encoding: string,
) => string;

const FORMATS: readonly { readonly write: Write; readonly type: string }[] = [
  { write: rss, type: 'application/rss+xml' },
  { write: atom, type: 'application/atom+xml' },
  { write: rss, type: 'text/xml' },
  { write: jsonFeed, type: 'application/feed+json' },
];

function rss(title: string, pieces: readonly Piece[], body: (piece: Piece) => string, encoding: string) {
  const items = pieces.map(
    (piece) => `<item><title>${escaped(piece.title)}</title><link>${escaped(piece.link)}</link>
<guid isPermaLink="false">${escaped(piece.link)}</guid><pubDate>${new Date(piece.at).toUTCString()}</pubDate>
${piece.tags.map((tag) => `<category>${escaped(tag)}</category>`).join('')}<dc:creator>Desk</dc:creator>
<description><![CDATA[${piece.paragraphs[0]!.slice(0, LEAD_CHARS)}]]></description>
<content:encoded><![CDATA[${body(piece)}]]></content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="${encoding}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>${title}</title><link>https://example.com</link>${items.join('\n')}</channel></rss>`;
}

function atom(title: string, pieces: readonly Piece[], body: (piece: Piece) => string, encoding: string) {
  const entries = pieces.map(
    (piece) => `<entry><title type="html">${escaped(piece.title)}</title><link href="${escaped(piece.link)}"/>
<id>${escaped(piece.link)}</id><updated>${new Date(piece.at).toISOString()}</updated>
${piece.tags.map((tag) => `<category term="${escaped(tag)}"/>`).join('')}
<content type="html">${escaped(body(piece))}</content></entry>`,
  );
  return `<?xml version="1.0" encoding="${encoding}"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${title}</title>${entries.join('\n')}</feed>`;
}

function jsonFeed(title: string, pieces: readonly Piece[], body: (piece: Piece) => string) {
  const items = pieces.map((piece) => ({
    id: piece.link,
    url: piece.link,
    title: piece.title,
    content_html: body(piece),
    date_published: new Date(piece.at).toISOString(),
    tags: piece.tags,
  }));
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title, items });
}

function bodyHtml({ paragraphs }: Piece, lead: boolean): string {
  const shown = lead ? [paragraphs[0]!.slice(0, LEAD_CHARS)] : paragraphs;
  return shown
    .map(
      (text, k) =>
        `<p class="p${k}">${escaped(text)}${k === 1 ? '<img src="https://cdn.example.com/a.png" alt="">' : ''}</p>`,
    )
    .join('');
}

/** A page as sites serve them: what is around the text is more than the text. */
export function pageFor({ title, paragraphs }: Piece): string {
  const menu = Array.from({ length: 40 }, (_, k) => `<li><a href="/section/${k}">Section ${k}</a></li>`);
  const more = Array.from(
    { length: 20 },
    (_, k) => `<div class="card"><a href="/more/${k}">Read this next, number ${k}</a></div>`,
  );
  return `<!doctype html><html><head><title>${escaped(title)} | Example</title><script>var a = 1;</script></head>
<body><header><nav><ul>${menu.join('')}</ul></nav></header><main><article><h1>${escaped(title)}</h1>
${paragraphs.map((text) => `<p>${escaped(text)}, ${escaped(text)}</p>`).join('\n')}</article><aside>${more.join('')}</aside></main>
<footer><p>All rights reserved.</p></footer></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function encode(text: string, name: string): Buffer {
  if (name === 'utf-8') return Buffer.from(text);
  if (name === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  const table = tableOf(name);
  return Buffer.concat([...text].map((char) => table.get(char) ?? Buffer.from('?')));
}

const tables = new Map<string, Map<string, Buffer>>();

/** The platform decodes these and does not encode them: the table is read off its decoder. */
function tableOf(name: string): ReadonlyMap<string, Buffer> {
  const known = tables.get(name);
  if (known) return known;
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder(name);
  const learn = (...bytes: number[]) => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, Buffer.from(bytes));
  };
  for (let a = 0; a < 256; a++) learn(a);
  if (name === 'gb18030') for (let a = 0x81; a < 0xff; a++) for (let b = 0x40; b < 0xff; b++) learn(a, b);
  tables.set(name, table);
  return table;
}
