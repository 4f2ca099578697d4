import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** One way in which a server is no good. */
export interface Hostility {
  readonly name: string;
  readonly answer: (response: ServerResponse, request: IncomingMessage) => void;
  /** What the reason must say. Absent where the reading succeeds all the same. */
  readonly reason?: RegExp;
}

const MB = 1024 * 1024;
const RSS = { 'content-type': 'application/rss+xml' };
const HTML = { 'content-type': 'text/html' };

export function rss(items: string, channel = ''): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>https://example.com/</link>${channel}${items}</channel></rss>`;
}

export const ITEM =
  '<item><title>A model that plans</title><link>https://example.com/a</link><description>Text of it.</description></item>';

const send =
  (body: string | Buffer, headers: Record<string, string> = RSS, status = 200) =>
  (response: ServerResponse) => {
    response.writeHead(status, headers);
    response.end(body);
  };

/** Sends `piece` for ever, as fast as it is taken, or one every `everyMs`. */
const endless =
  (piece: string | Buffer, headers: Record<string, string> = RSS, everyMs = 0) =>
  (response: ServerResponse) => {
    response.writeHead(200, headers);
    response.on('error', () => {});
    const more = () => {
      if (response.destroyed) return;
      if (everyMs > 0) {
        response.write(piece);
        setTimeout(more, everyMs).unref();
      } else if (response.write(piece)) setImmediate(more);
      else response.once('drain', more);
    };
    more();
  };

/** Bytes on the bare socket, as no HTTP library would send them. */
const raw =
  (text: string | Buffer, end = true) =>
  (response: ServerResponse) => {
    const socket = response.socket!;
    socket.on('error', () => {});
    if (end) socket.end(text);
    else socket.write(text);
  };

const redirect =
  (to: string, status = 302) =>
  (response: ServerResponse) => {
    response.writeHead(status, { location: to });
    response.end();
  };

const packed = (encoding: string) => ({ ...RSS, 'content-encoding': encoding });

export const HOSTILITIES: readonly Hostility[] = [
  {
    name: 'a gzip bomb',
    answer: send(gzipSync(Buffer.alloc(64 * MB)), packed('gzip')),
    reason: /unfolds|more than/,
  },
  {
    name: 'a brotli bomb',
    answer: send(brotliCompressSync(Buffer.alloc(16 * MB), { params: { 1: 5 } }), packed('br')),
    reason: /unfolds|more than/,
  },
  {
    name: 'a deflate bomb',
    answer: send(deflateSync(Buffer.alloc(64 * MB)), packed('deflate')),
    reason: /unfolds|more than/,
  },
  {
    name: 'a bomb in a bomb',
    answer: send(gzipSync(gzipSync(Buffer.alloc(16 * MB))), packed('gzip, gzip')),
    reason: /more than once/,
  },
  {
    name: 'gzip that is none',
    answer: send('plain', packed('gzip')),
    reason: /packed wrongly|sends no feed/,
  },
  { name: 'an unknown packing', answer: send('x', packed('snappy')), reason: /not known/ },
  { name: 'an endless body', answer: endless(Buffer.alloc(65_536, 'a')), reason: /more than \d+ MB/ },
  { name: 'an endless feed', answer: endless(ITEM.repeat(500)), reason: /more than \d+ MB/ },
  { name: 'a byte now and then', answer: endless('a', RSS, 100), reason: /more than \d+ seconds/ },
  {
    name: 'silence after the headers',
    answer: (response) => void response.writeHead(200, RSS).write('<rss>'),
    reason: /stopped|seconds/,
  },
  { name: 'silence from the start', answer: () => {}, reason: /not answer|seconds/ },
  {
    name: 'a length of a gigabyte',
    answer: raw('HTTP/1.1 200 OK\r\ncontent-length: 1073741824\r\n\r\n<rss>'),
    reason: /more than \d+ MB|broke/,
  },
  {
    name: 'more than the length says',
    answer: raw(`HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 5\r\n\r\n${rss(ITEM)}`),
    reason: /\w/,
  },
  {
    name: 'less than the length says',
    answer: raw('HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n<rss>'),
    reason: /broke|length/,
  },
  { name: 'a negative length', answer: raw('HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n'), reason: /HTTP/ },
  {
    name: 'headers without end',
    answer: raw(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(20_000)}\r\n`),
    reason: /headers|HTTP/,
  },
  {
    name: 'one header of a megabyte',
    answer: raw(`HTTP/1.1 200 OK\r\nx-a: ${'b'.repeat(MB)}\r\n\r\n`),
    reason: /headers|HTTP/,
  },
  { name: 'no HTTP at all', answer: raw('220 mail.example.com ESMTP\r\n'), reason: /HTTP/ },
  { name: 'a broken-off connection', answer: (response) => void response.socket!.destroy(), reason: /broke/ },
  {
    name: 'chunks that lie',
    answer: raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nabc'),
    reason: /HTTP|broke/,
  },
  {
    name: 'a redirect to itself',
    answer: (response, request) => redirect(request.url!)(response),
    reason: /circle/,
  },
  {
    name: 'redirects without end',
    answer: (response, request) => redirect(`${request.url}x`)(response),
    reason: /redirects more/,
  },
  { name: 'a redirect into the network', answer: redirect('http://10.0.0.1/'), reason: /not a public/ },
  {
    name: 'a redirect to the cloud’s metadata',
    answer: redirect('http://169.254.169.254/latest/meta-data/'),
    reason: /not a public/,
  },
  { name: 'a redirect to a file', answer: redirect('file:///etc/passwd'), reason: /http/ },
  { name: 'a redirect to nowhere', answer: redirect('http://['), reason: /no address/ },
  {
    name: 'a picture',
    answer: send(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), { 'content-type': 'image/png' }),
    reason: /no feed/,
  },
  {
    name: 'a program called a feed',
    answer: send(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0, 1, 2, 3]), RSS),
    reason: /no feed/,
  },
  { name: 'nothing', answer: send(''), reason: /nothing/ },
  {
    name: 'a page where a feed was',
    answer: send('<!doctype html><title>Buy this domain</title>', HTML),
    reason: /no feed/,
  },
  {
    name: 'a billion laughs',
    answer: send(
      `<!DOCTYPE r [<!ENTITY a "ha">${'bcdefghij'
        .split('')
        .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i]};`.repeat(10)}">`)
        .join('')}]>${rss('<item><title>&j;</title><link>https://example.com/j</link></item>')}`,
    ),
  },
  {
    name: 'an entity from the disk',
    answer: send(
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>x &x;</title><link>https://example.com/x</link></item>')}`,
    ),
  },
  {
    name: 'fifty thousand attributes',
    answer: send(
      rss(
        `<item ${Array.from({ length: 50_000 }, (_, i) => `a${i}="1"`).join(' ')}><title>Many</title><link>https://example.com/m</link></item>`,
      ),
    ),
  },
  {
    name: 'a hundred thousand open elements',
    answer: send(
      rss(
        `<item><title>Deep</title><link>https://example.com/d</link><description>${'<b>'.repeat(100_000)}</description></item>`,
      ),
    ),
  },
  {
    name: 'a hundred thousand items',
    answer: send(rss('<item><link>https://example.com/s</link><title>S</title></item>'.repeat(30_000))),
  },
  { name: 'brackets only', answer: send('<'.repeat(400_000)), reason: /no feed|page/ },
  { name: 'a comment that never ends', answer: send(`<rss><channel><!--${'-'.repeat(400_000)}`) },
  {
    name: 'JSON nested without end',
    answer: send(`{"items":${'['.repeat(200_000)}`, { 'content-type': 'application/feed+json' }),
    reason: /no feed/,
  },
  {
    name: 'half a surrogate and every control character',
    answer: send(rss(`<item><title>a&#xD800;b&#0;c\u0007</title><link>https://example.com/u</link></item>`)),
  },
  {
    name: 'an encoding that there is none of',
    answer: send(rss(ITEM), { 'content-type': 'application/rss+xml; charset=klingon' }),
  },
];

export interface HostileServer {
  /** The address at which the n-th hostility waits. */
  readonly at: (index: number) => string;
  readonly origin: string;
  close(): Promise<void>;
}

export async function startServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ readonly server: Server; readonly origin: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer(answer);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export async function startHostileServer(): Promise<HostileServer> {
  const { origin, close } = await startServer((request, response) => {
    const index = Number(/^\/(\d+)/.exec(request.url ?? '')?.[1]);
    const hostility = HOSTILITIES[index];
    if (hostility) hostility.answer(response, request);
    else response.writeHead(404).end();
  });
  return { origin, at: (index) => `${origin}/${index}/`, close };
}
