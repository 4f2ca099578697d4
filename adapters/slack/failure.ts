import { webApi } from '@slack/bolt';
import { ChatError, type Failure } from '../../src/errors.ts';

/** Slack's words for a room that cannot be reached any more. */
const GONE = new Set([
  'account_inactive',
  'cannot_dm_bot',
  'channel_not_found',
  'channel_type_not_supported',
  'is_archived',
  'messages_tab_disabled',
  'not_in_channel',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'team_not_found',
  'token_revoked',
  'user_disabled',
  'user_not_found',
  'user_not_visible',
  'users_not_found',
]);

/** Not now: of Slack's own making, or settings that whoever runs this has to mend. */
const LATER = new Set([
  'accesslimited',
  'ekm_access_denied',
  'invalid_auth',
  'message_limit_exceeded',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'org_login_required',
  'rate_limited',
  'ratelimited',
  'service_unavailable',
  'team_access_not_granted',
  'team_added_to_org',
  'token_expired',
  'two_factor_setup_required',
]);

/** Slack says that some of the work may have been done. */
const UNKNOWN = new Set(['fatal_error', 'internal_error', 'request_timeout']);

/** Of `LATER`, those that only whoever runs this can mend: no use asking again at once. */
const MEND = new Set([
  'invalid_auth',
  'missing_scope',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
]);
const MEND_AFTER_MS = 5 * 60_000;

/** What every room of the workspace would meet. */
const WHOLE_WORKSPACE = new Set([
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
]);

/** Reasons for which a room is out of reach that are over when the app is in the workspace again. */
export const UNTIL_INSTALLED: ReadonlySet<string> = new Set([
  'account_inactive',
  'not_installed',
  'revoked',
  'token_revoked',
  'uninstalled',
]);

/** Slack says no to our tokens or settings: not of its own making, and not for this message alone. */
export const REFUSED =
  /^(?:uninstalled|revoked|invalid_auth|not_authed|account_inactive|token_|missing_scope|not_allowed_token_type|link_disabled|invalid_refresh_token|invalid_grant|invalid_client_id|bad_client_secret|wrong_state_secret)/;

/** Slack itself refuses with words, under 200: these are of a proxy, or of an address that it blocks. */
const STATUS: Readonly<Record<number, Failure>> = {
  401: 'later',
  403: 'later',
  404: 'later',
  407: 'later',
  408: 'unknown',
  429: 'later',
};

/** The connection never stood, so nothing was sent. */
const NEVER_SENT =
  /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS)/;

/** What an error of Slack's client means for the message that was to be sent. */
export function chatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  if (error instanceof webApi.WebAPIPlatformError) {
    const word = String(error.data.error ?? '');
    // What is not JSON comes as one long word: somebody on the way answered, and Slack may have heard.
    if (!/^\w+$/.test(word)) {
      return new ChatError('unknown', 'an answer that is not Slack’s', undefined, { cause: error });
    }
    const wait = MEND.has(word) ? MEND_AFTER_MS : undefined;
    const scope = WHOLE_WORKSPACE.has(word) ? ({ scope: 'space' } as const) : {};
    return new ChatError(failureOf(word), word, wait, { cause: error, ...scope });
  }
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new ChatError('later', 'rate_limited', error.retryAfter * 1000, { cause: error });
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const status = error.statusCode;
    const failure = STATUS[status] ?? (status >= 500 ? 'unknown' : 'refused');
    return new ChatError(failure, `http ${status}`, undefined, { cause: error });
  }
  const words = causes(error);
  if (NEVER_SENT.test(words)) return new ChatError('later', 'unreachable', undefined, { cause: error });
  return new ChatError('unknown', words.slice(0, 200) || 'unknown', undefined, { cause: error });
}

export function failureOf(word: string): Failure {
  if (GONE.has(word)) return 'gone';
  if (LATER.has(word)) return 'later';
  if (UNKNOWN.has(word)) return 'unknown';
  // A definite no to this message: Slack answered, and did not take it.
  return 'refused';
}

function causes(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return '';
  const code = 'code' in error ? String(error.code) : '';
  const original = 'original' in error ? error.original : undefined;
  const below = [error.cause, original, ...(error instanceof AggregateError ? error.errors : [])];
  return [code, error.message, ...below.map((cause) => causes(cause, depth + 1))].filter(Boolean).join(' ');
}
