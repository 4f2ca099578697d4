import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { HOSTILITIES } from '../test/adapters/reader/hostile-server.ts';
import { type FeedShape, feedOf, type Piece, pageFor, piecesOf } from './feed-bodies.ts';

/**
 * The process that serves the feeds: `/feed/7` is the seventh, `/page/7/3` the page of its third piece,
 * `/hostile/5/` the fifth way of meaning harm. The
 * bodies are made before the first request, so that serving costs next to nothing. Tells its port, ends with
 * its parent.
 */
const [feeds, items, now] = process.argv.slice(2).map(Number) as [number, number, number];

interface Body {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const bodies = new Map<string, Body>();
const server = createServer((request, response) => {
  const body = bodies.get(request.url ?? '');
  const hostile = HOSTILITIES[Number(/^\/hostile\/(\d+)\//.exec(request.url ?? '')?.[1] ?? -1)];
  if (hostile) hostile.answer(response, request);
  else if (!body) response.writeHead(404).end();
  else response.writeHead(200, { ...body.headers, 'content-length': body.bytes.length }).end(body.bytes);
});

server.on('connection', (socket) => socket.on('error', () => {}));
server.listen(0, '0.0.0.0', () => {
  const { port } = server.address() as AddressInfo;
  for (let n = 0; n < feeds; n++) make(n, port);
  process.send?.(port);
});
process.once('disconnect', () => {
  server.closeAllConnections();
  server.close();
});

function make(n: number, port: number): void {
  const pieces = piecesOf(n, items, port, now);
  const shape = feedOf(n, pieces);
  bodies.set(`/feed/${n}`, bodyOf(shape));
  if (shape.lead) for (const piece of pieces) bodies.set(new URL(piece.link).pathname, pageBody(piece));
}

function bodyOf({ bytes, contentType, packed }: FeedShape): Body {
  const headers = { 'content-type': contentType, etag: `"${bytes.length}"` };
  return packed
    ? { bytes: gzipSync(bytes), headers: { ...headers, 'content-encoding': 'gzip' } }
    : { bytes, headers };
}

function pageBody(piece: Piece): Body {
  return { bytes: Buffer.from(pageFor(piece)), headers: { 'content-type': 'text/html; charset=utf-8' } };
}
