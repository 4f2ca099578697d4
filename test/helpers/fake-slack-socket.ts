import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Slack's end of Socket Mode: as much of WebSocket as it takes to talk to one honest client. */
export interface FakeSocket {
  url(): string;
  /** Connections that stand now, oldest first. */
  readonly open: readonly Connection[];
  /** How many were ever made. */
  made(): number;
  closeAll(): void;
}

interface Connection {
  /** Sends an envelope and waits for its acknowledgement. */
  deliver(type: 'slash_commands' | 'events_api' | 'interactive', body: unknown): Promise<unknown>;
  send(frame: unknown): void;
  raw(text: string): void;
  /** Breaks the connection without a word. */
  break(): void;
}

export function createFakeSocket(server: Server): FakeSocket {
  const open: Connection[] = [];
  let made = 0;

  server.on('upgrade', (request, socket: Socket) => {
    const key = request.headers['sec-websocket-key'];
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    const connection = connect(socket, () => {
      const place = open.indexOf(connection);
      if (place >= 0) open.splice(place, 1);
    });
    made += 1;
    open.push(connection);
    connection.send({ type: 'hello', num_connections: open.length, connection_info: { app_id: 'A01' } });
  });

  return {
    url: () => `ws://127.0.0.1:${(server.address() as AddressInfo).port}/link`,
    open,
    made: () => made,
    closeAll() {
      for (const connection of [...open]) connection.break();
    },
  };
}

function connect(socket: Socket, closed: () => void): Connection {
  const acks = new Map<string, (payload: unknown) => void>();
  let rest = Buffer.alloc(0);
  let count = 0;

  const write = (code: number, data: Buffer) => {
    if (socket.writable) socket.write(Buffer.concat([header(code, data.length), data]));
  };

  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
      rest = rest.subarray(frame.size);
      if (frame.code === 8) {
        write(8, frame.data);
        socket.end();
      } else if (frame.code === 9) {
        write(10, frame.data);
      } else if (frame.code === 1) {
        const ack = JSON.parse(frame.data.toString());
        acks.get(ack.envelope_id)?.(ack.payload);
      }
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', closed);

  const raw = (text: string) => write(1, Buffer.from(text));
  return {
    raw,
    send: (frame) => raw(JSON.stringify(frame)),
    deliver(type, payload) {
      const envelope_id = `envelope ${++count} ${Math.random()}`;
      return new Promise((resolve) => {
        acks.set(envelope_id, resolve);
        raw(JSON.stringify({ type, envelope_id, payload, accepts_response_payload: type !== 'events_api' }));
      });
    },
    break: () => socket.destroy(),
  };
}

function header(code: number, length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | code, length]);
  if (length < 65_536) return Buffer.from([0x80 | code, 126, length >> 8, length & 255]);
  const long = Buffer.alloc(10);
  long[0] = 0x80 | code;
  long[1] = 127;
  long.writeBigUInt64BE(BigInt(length), 2);
  return long;
}

function readFrame(buffer: Buffer): { code: number; data: Buffer; size: number } | undefined {
  if (buffer.length < 2) return undefined;
  const code = buffer[0]! & 15;
  let length = buffer[1]! & 127;
  let at = 2;
  if (length === 126) {
    if (buffer.length < 4) return undefined;
    length = buffer.readUInt16BE(2);
    at = 4;
  } else if (length === 127) {
    if (buffer.length < 10) return undefined;
    length = Number(buffer.readBigUInt64BE(2));
    at = 10;
  }
  if (buffer.length < at + 4 + length) return undefined;
  const mask = buffer.subarray(at, at + 4);
  const data = Buffer.from(buffer.subarray(at + 4, at + 4 + length)).map((byte, i) => byte ^ mask[i % 4]!);
  return { code, data: Buffer.from(data), size: at + 4 + length };
}
