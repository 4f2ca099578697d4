import { because } from '../../../src/errors.ts';
import { industryNames } from '../industries.ts';
import { ANSWER_SCHEMA, type ModelAnswer, question, readAnswer } from './answer.ts';
import type { Asked } from './asked.ts';

/** How a model is reached: nothing but a guarded fetcher. Throws an Error whose message is for people. */
export type Post = (
  address: string,
  request: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
) => Promise<{
  readonly status: number;
  readonly retryAfterMs?: number;
  /** Empty unless the status says that all is well. */
  readonly bytes: Uint8Array;
}>;

export interface ModelAddress {
  /** Base of an OpenAI-compatible interface, without a slash at its end. */
  readonly url: string;
  readonly key?: string;
  /** As the endpoint calls it. */
  readonly name: string;
}

export type Outcome =
  | { readonly kind: 'answered'; readonly answer: ModelAnswer }
  /** The endpoint answers, but not what was asked for: asking again would cost again. */
  | { readonly kind: 'useless'; readonly reason: string }
  /** It cannot be had just now. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs?: number };

export interface ModelClient {
  /** One request. Never throws. */
  ask(asked: Asked): Promise<Outcome>;
}

const MOST_TOKENS = 1_200;

/** Some endpoints know JSON schemas, some only JSON, some neither; what one refuses is not tried again. */
const FORMATS: readonly object[] = [
  {
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'record', strict: true, schema: ANSWER_SCHEMA },
    },
  },
  { response_format: { type: 'json_object' } },
  {},
];

export function createModelClient({ url, key, name }: ModelAddress, post: Post): ModelClient {
  let format = 0;

  async function ask(asked: Asked): Promise<Outcome> {
    const tried = format;
    const body = JSON.stringify({
      model: name,
      messages: question(asked, industryNames(asked.lang)),
      temperature: 0,
      max_tokens: MOST_TOKENS,
      ...FORMATS[tried],
    });
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    };
    const response = await post(`${url}/chat/completions`, { headers, body }).catch((error: unknown) =>
      error instanceof Error ? error : new Error('it cannot be reached'),
    );
    if (response instanceof Error) return { kind: 'failed', reason: response.message };
    const { status, retryAfterMs, bytes } = response;
    if ((status === 400 || status === 422) && tried + 1 < FORMATS.length) {
      format = Math.max(format, tried + 1);
      return { kind: 'failed', reason: because('status', { status }), retryAfterMs: 0 };
    }
    if (status < 200 || status >= 300) {
      return {
        kind: 'failed',
        reason: because('status', { status }),
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      };
    }
    const answer = readAnswer(saidIn(bytes));
    return answer ? { kind: 'answered', answer } : { kind: 'useless', reason: because('no-record') };
  }

  return { ask };
}

/** What the first choice of a completion says; undefined for whatever is no completion. */
function saidIn(bytes: Uint8Array): unknown {
  try {
    const { choices } = JSON.parse(new TextDecoder().decode(bytes)) as {
      readonly choices?: readonly { readonly message?: { readonly content?: unknown } }[];
    };
    return choices?.[0]?.message?.content;
  } catch {
    return undefined;
  }
}
