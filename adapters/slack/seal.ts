import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

/** Encrypts what is kept of an installation. */
export interface Seal {
  /** `owner` is bound into it: what is sealed for one opens for no other. */
  close(owner: string, text: string): string;
  /** Undefined when it was sealed with another secret, for another owner, or was changed since. */
  open(owner: string, sealed: string): string | undefined;
}

/** What is made of the operator's secret: neither gives away the other, nor the secret. */
export interface Keys {
  readonly seal: Seal;
  /** Signs the state of an install that is under way, which every visitor gets to see. */
  readonly state: string;
}

/** 32 MB and a quarter of a second, once: a secret that a person thought of cannot be tried in bulk. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 2 ** 20 };
const KEY = 32;
const IV = 12;
const TAG = 16;
/** Of the form, so that it can change. */
const VERSION = '1.';

/** The same secret and app always give the same keys. */
export async function keysOf(secret: string, clientId: string): Promise<Keys> {
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, `ainews/slack/${clientId}`, 2 * KEY, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
  return { seal: sealWith(bytes.subarray(0, KEY)), state: bytes.subarray(KEY).toString('base64url') };
}

/** AES-256-GCM. */
function sealWith(key: Buffer): Seal {
  return {
    close(owner, text) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
    },
    open(owner, sealed) {
      if (!sealed.startsWith(VERSION)) return undefined;
      const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
      if (bytes.length < IV + TAG) return undefined;
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV), { authTagLength: TAG });
        cipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(IV, IV + TAG));
        return cipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + cipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
