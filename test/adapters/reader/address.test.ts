import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isOpen, judged } from '../../../adapters/reader/address.ts';
import { createReader, type OpenReader } from '../../../adapters/reader/reader.ts';
import { startServer } from './hostile-server.ts';

const CLOSED = { loopback: false };

describe('an address inside the network', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://0x7f.0.0.1/',
    'http://localhost/',
    'http://localhost./',
    'http://sub.localhost/',
    'http://0.0.0.0/',
    'http://0/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://3232235777/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0xa9fea9fe/',
    'http://100.64.0.1/',
    'http://100.127.255.254/',
    'http://192.0.0.1/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://198.51.100.1/',
    'http://203.0.113.1/',
    'http://224.0.0.1/',
    'http://239.255.255.255/',
    'http://240.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b::8.8.8.8]/',
    'http://[64:ff9b:1::a00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2002:a00:1::]/',
    'http://[2001:0:53aa:64c::1]/',
    'http://[fc00::1]/',
    'http://[fd12:3456::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[2606:4700:0:0:0:5efe:a00:1]/',
    'http://intranet/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://router.lan/',
    'http://nas.home.arpa/',
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
    'http://user:pass@example.com/',
    'http://example.com:22/',
    'http://example.com:6379/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
    'data:text/html,hello',
    'javascript:alert(1)',
    'no address',
  ])('is not opened: %s', (address) => {
    expect(() => judged(address, CLOSED)).toThrow();
  });

  it('is told from the open internet, which is opened', () => {
    for (const address of [
      'https://example.com/a?b=1',
      'http://8.8.8.8/',
      'https://[2606:4700::1111]/',
      'https://新闻.中国/',
    ]) {
      expect(judged(address, CLOSED).protocol).toMatch(/^https?:$/);
    }
    expect(isOpen('1.1.1.1', CLOSED)).toBe(true);
  });
});

describe('a name that leads inside', () => {
  let reader: OpenReader | undefined;
  afterEach(() => reader?.close());

  function readerWhere(answers: readonly { address: string; family: number }[]): OpenReader {
    const resolve = ((_name, _options, callback) => callback(null, [...answers])) as LookupFunction;
    reader = createReader({
      clock: { now: () => 0 },
      log: { info() {}, warn() {}, error() {} },
      userAgent: 'ainews/test',
      resolve,
    });
    return reader;
  }

  it.each([
    [[{ address: '127.0.0.1', family: 4 }]],
    [[{ address: '::ffff:10.1.2.3', family: 6 }]],
    [
      [
        { address: '93.184.216.34', family: 4 },
        { address: '169.254.169.254', family: 4 },
      ],
    ],
    [[]],
  ])('is refused once it is resolved, whichever address it would have used: %j', async (answers) => {
    const reading = await readerWhere(answers).read({ url: 'http://rebound.example.com/feed' });
    expect(reading).toEqual({ kind: 'failed', reason: 'not-public' });
  });

  it('gets no connection at all', async () => {
    let asked = 0;
    const inside = await startServer((_, response) => {
      asked++;
      response.end('secret');
    });
    await readerWhere([{ address: '127.0.0.1', family: 4 }]).read({ url: 'http://inside.example.com/' });
    await reader!.read({ url: `${inside.origin}/` });
    expect(asked).toBe(0);
    await inside.close();
  });

  it('tells a person that the page is not public', async () => {
    await expect(readerWhere([]).page('http://10.0.0.8/admin')).rejects.toMatchObject({
      key: 'page-refused',
      params: { host: '10.0.0.8' },
    });
  });
});
