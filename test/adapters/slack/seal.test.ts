import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Keys, keysOf } from '../../../adapters/slack/seal.ts';

let keys: Keys;
beforeAll(async () => {
  keys = await keysOf('a state secret', '1.2');
});

describe('what is sealed', () => {
  it('opens as it was, for its owner, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, owner) => {
        const sealed = keys.seal.close(owner, text);
        expect(keys.seal.open(owner, sealed)).toBe(Buffer.from(text).toString());
        expect(keys.seal.open(`${owner}x`, sealed)).toBeUndefined();
        expect(keys.seal.close(owner, text)).not.toBe(sealed);
      }),
    );
  });

  it('does not open when one bit of it was changed, nor when it is something else', () => {
    const sealed = keys.seal.close('T1', 'xoxb-secret');
    const bytes = Buffer.from(sealed.slice(2), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(keys.seal.open('T1', `1.${changed.toString('base64url')}`)).toBeUndefined();
    }
    for (const other of ['', '1.', '2.x', 'xoxb-secret', sealed.slice(0, -4), sealed.slice(0, 20)])
      expect(keys.seal.open('T1', other)).toBeUndefined();
  });

  it('opens with the same secret of the same app alone', async () => {
    const sealed = keys.seal.close('T1', 'xoxb-secret');
    const [same, secret, app] = await Promise.all([
      keysOf('a state secret', '1.2'),
      keysOf('another secret', '1.2'),
      keysOf('a state secret', '1.3'),
    ]);
    expect(same.seal.open('T1', sealed)).toBe('xoxb-secret');
    expect(secret.seal.open('T1', sealed)).toBeUndefined();
    expect(app.seal.open('T1', sealed)).toBeUndefined();
    expect(same.state).toBe(keys.state);
    expect(new Set([keys.state, secret.state, app.state]).size).toBe(3);
    expect(keys.state).not.toContain('a state secret');
  });
});
