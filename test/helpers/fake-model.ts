import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: { readonly type: string };
  };
}

export interface FakeModel {
  readonly url: string;
  readonly requests: readonly ModelRequest[];
  /** What the next requests get. */
  answer: (response: ServerResponse, request: ModelRequest) => void;
  stop(): Promise<void>;
}

export const record = (over: object = {}) => ({
  keywords: [],
  technologies: [],
  industries: [],
  companies: [],
  people: [],
  event: [],
  ...over,
});

/** A completion whose message is this, as OpenAI-compatible endpoints send it. */
export function completion(content: unknown): string {
  return JSON.stringify({
    id: 'cmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
  });
}

/** An endpoint on loopback that speaks `/v1/chat/completions` and says what a test wants. */
export async function startFakeModel(): Promise<FakeModel> {
  const requests: ModelRequest[] = [];
  const fake = {
    answer: (response: ServerResponse) => void response.end(completion(JSON.stringify(record()))),
  };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
        response.writeHead(404).end();
        return;
      }
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ModelRequest['body'];
      requests.push({ headers: request.headers, body });
      (model.answer as FakeModel['answer'])(response, requests.at(-1)!);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const model: FakeModel = Object.assign(fake, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  return model;
}
