import { createHash } from 'node:crypto';

/** 22 characters that stand for a text: 128 bits of its SHA-256. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
