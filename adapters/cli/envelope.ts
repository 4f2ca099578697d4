import type { Answer } from '../../src/engine.ts';

/** The stable form of `--json`: what programs may rely on. */
export interface Envelope {
  readonly ok: boolean;
  readonly data: unknown;
  readonly error: { readonly key: string; readonly message: string } | null;
}

export function envelope(answer: Pick<Answer, 'ok' | 'data' | 'error'>): Envelope {
  return { ok: answer.ok, data: answer.data ?? null, error: answer.error ?? null };
}
