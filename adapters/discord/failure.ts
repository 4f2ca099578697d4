import { ChatError, type Failure } from '../../src/errors.ts';
import { describe, type Refusal, refusalOf } from './api.ts';

/** Discord's error codes after which a second try is in vain, and for whom. */
const FINAL: Readonly<Record<number, Extract<Failure, 'gone' | 'refused'>>> = {
  10003: 'gone', // unknown channel
  10004: 'gone', // unknown guild
  10013: 'gone', // unknown user
  10015: 'gone', // unknown webhook
  50001: 'gone', // missing access
  50007: 'gone', // this person takes no messages
  50008: 'gone', // not a channel for messages
  50013: 'gone', // missing permissions
  50024: 'gone', // not possible in a channel of this type
  50033: 'gone', // no such recipient
  50083: 'gone', // the thread is archived, and could not be opened
  50278: 'gone', // no server in common with this person
  40067: 'gone', // the forum demands a tag that we may not set
  160005: 'gone', // the thread is locked
  50006: 'refused', // empty
  50035: 'refused', // invalid form
  200000: 'refused', // the server's AutoMod
  200001: 'refused',
  240000: 'refused', // a link that Discord calls harmful
};

/** Codes that come with a 4xx and still pass: slow mode, too many conversations opened, an overload. */
const PASSING = new Set([20016, 20028, 20029, 30046, 40002, 40003, 40062, 110001, 130000, 160006]);

const MEND_AFTER_MS = 5 * 60_000;

/** What the failure of a message means for its delivery. */
export function chatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  const refusal = refusalOf(error);
  const wait = refusal.kind === 'limited' ? refusal.retryAfterMs : undefined;
  // One token serves all servers, and asking on with a bad one gets this address banned.
  if (refusal.kind === 'refused' && refusal.status === 401) {
    return new ChatError('later', describe(refusal), MEND_AFTER_MS, { cause: error, scope: 'platform' });
  }
  return new ChatError(failureOf(refusal), describe(refusal), wait, { cause: error });
}

/** The same for reading, which can be repeated: what is unknown is only late. */
export function readError(error: unknown): ChatError {
  const failed = chatError(error);
  return failed.failure === 'unknown'
    ? new ChatError('later', failed.detail, undefined, { cause: error })
    : failed;
}

function failureOf(refusal: Refusal): Failure {
  if (refusal.kind === 'limited' || refusal.kind === 'unsent') return 'later';
  if (refusal.kind !== 'refused') return 'unknown';
  const final = FINAL[refusal.code];
  if (final) return final;
  if (PASSING.has(refusal.code)) return 'later';
  // Without a code it was not Discord that refused, or it was not about this message: a bad token, an
  // address that is banned for a while, a proxy.
  if ([401, 403, 404, 408, 429].includes(refusal.status)) return 'later';
  return 'refused';
}
