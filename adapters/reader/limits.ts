/** What one reading may cost. */
export interface Limits {
  /** Bytes, both as they come and as they unfold. */
  readonly bytes: number;
  /** How many times as large the unfolded may be, once it is more than a little. */
  readonly ratio: number;
  /** From the first lookup to the last byte, redirects included. */
  readonly totalMs: number;
  /** The same for a page that somebody waits for. */
  readonly pageMs: number;
  readonly connectMs: number;
  /** Without a byte. */
  readonly silenceMs: number;
  readonly redirects: number;
  /** For parsing, in the worker. */
  readonly parseMs: number;
  readonly parseMegabytes: number;
}

export const LIMITS: Limits = {
  bytes: 5 * 1024 * 1024,
  ratio: 100,
  totalMs: 15_000,
  pageMs: 4_000,
  connectMs: 5_000,
  silenceMs: 8_000,
  redirects: 5,
  parseMs: 4_000,
  parseMegabytes: 96,
};

/** Why something was given up. `reason` is for people and goes on after the host's name. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  readonly kind: 'refused' | 'unreachable' | 'too-big' | 'unreadable';
  readonly retryAfterMs: number | undefined;
  readonly gone: boolean;

  constructor(
    kind: Trouble['kind'],
    reason: string,
    {
      retryAfterMs,
      gone = false,
    }: { readonly retryAfterMs?: number | undefined; readonly gone?: boolean } = {},
  ) {
    super(reason);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
    this.gone = gone;
  }
}
