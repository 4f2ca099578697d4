import type { ErrorKey, ReasonKey } from './i18n/index.ts';

/**
 * Something a person did that cannot be done. `key` names a sentence of the catalogs in `src/i18n`,
 * `params` fill it (a new key is a line in each catalog); the sentence is spoken in the person's language in one place (`cards/notice`).
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly key: ErrorKey;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(key: ErrorKey, params: Readonly<Record<string, string | number>> = {}) {
    super(key);
    this.key = key;
    this.params = params;
  }
}

/**
 * What a platform's refusal means for a delivery:
 * `later` try again (after `retryAfterMs` if given), `gone` the room cannot be reached any more,
 * `refused` this message will never be accepted, `unknown` it may or may not have been stored.
 */
export type Failure = 'later' | 'gone' | 'refused' | 'unknown';

/**
 * Whom a failure concerns besides the room that met it: everything in its space (a workspace's token is no
 * good), or on the platform (one token for all servers).
 */
export type FailureScope = 'space' | 'platform';

/** Thrown by `Chat.send` and `Chat.find`. `detail` is the platform's own word, for receipts and logs. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly failure: Failure;
  readonly detail: string;
  readonly retryAfterMs: number | undefined;
  readonly scope: FailureScope | undefined;

  constructor(
    failure: Failure,
    detail: string,
    retryAfterMs?: number,
    options?: ErrorOptions & { readonly scope?: FailureScope },
  ) {
    super(`${failure}: ${detail}`, options);
    this.failure = failure;
    this.detail = detail;
    this.retryAfterMs = retryAfterMs;
    this.scope = options?.scope;
  }
}

/**
 * Why an address cannot be read, as it is kept and passed on: a key of the catalogs' `reasons` and what fills
 * it, as text. `reasonIn` puts it into a person's language.
 */
export function because(key: ReasonKey, params?: Readonly<Record<string, string | number>>): string {
  return params === undefined ? key : `${key} ${JSON.stringify(params)}`;
}
