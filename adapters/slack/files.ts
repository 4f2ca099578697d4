import type { webApi } from '@slack/bolt';
import type { Log } from '../../src/ports.ts';
import { chatError } from './failure.ts';
import { isResponseUrl } from './response-url.ts';
import type { WebOf } from './workspaces.ts';

/** `forbidden`: the app was installed without the scope that files need. Never fails. */
export type Filed = 'sent' | 'forbidden' | 'failed';

export interface TextFile {
  readonly name: string;
  readonly text: string;
}

const TIMEOUT_MS = 20_000;

/** A file to one person alone, in their direct messages, whichever channel it was asked for in. */
export function createFiles({
  web,
  fetch,
  apiUrl,
  log,
}: {
  readonly web: WebOf;
  readonly fetch: typeof globalThis.fetch;
  readonly apiUrl: string;
  readonly log: Log;
}): { send(to: { readonly space: string; readonly user: string }, file: TextFile): Promise<Filed> } {
  async function upload(client: webApi.WebClient, { name, text }: TextFile): Promise<string> {
    const bytes = Buffer.from(text);
    const place = await client.files.getUploadURLExternal({ filename: name, length: bytes.length });
    const { upload_url: url = '', file_id: id } = place;
    if (!id || !isResponseUrl(url, apiUrl)) throw new Error('no place to upload to');
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const taken = await fetch(url, { method: 'POST', body: bytes, redirect: 'error', signal });
    await taken.body?.cancel();
    if (!taken.ok) throw new Error(`the upload was answered with ${taken.status}`);
    return id;
  }

  return {
    async send({ space, user }, file) {
      try {
        const client = await web(space);
        const id = await upload(client, file);
        const { channel } = await client.conversations.open({ users: user });
        if (!channel?.id) throw new Error('no direct messages');
        const files: [{ id: string; title: string }] = [{ id, title: file.name }];
        await client.files.completeUploadExternal({ files, channel_id: channel.id });
        return 'sent';
      } catch (error) {
        const { detail } = chatError(error);
        log.warn({ platform: 'slack', detail }, 'a file was not sent');
        return detail === 'missing_scope' ? 'forbidden' : 'failed';
      }
    },
  };
}
