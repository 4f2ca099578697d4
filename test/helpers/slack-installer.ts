import type { FakeSlack } from './fake-slack.ts';
import { CLIENT, type Installer } from './fake-slack-installs.ts';

/** The settings with which several workspaces may install. */
export const INSTALLS = {
  SLACK_BOT_TOKEN: '',
  SLACK_CLIENT_ID: CLIENT.id,
  SLACK_CLIENT_SECRET: CLIENT.secret,
  SLACK_STATE_SECRET: 'a state secret that nobody guesses',
} as const;

export const ACME: Installer = { id: 'T01ACME', bot: 'U0ACMEBOT' };
export const GLOBEX: Installer = { id: 'T02GLOBEX', bot: 'U0GLOBEXBOT' };

export interface Shown {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser: keeps cookies, follows nothing by itself. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(base: string, headers: Readonly<Record<string, string>> = {}) {
    this.#base = base;
    this.#headers = headers;
  }

  async visit(path: string, method = 'GET'): Promise<Shown> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.#base), {
      method,
      redirect: 'manual',
      headers: { ...this.#headers, ...(cookie ? { cookie } : {}) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  /** Begins an install; gives where Slack is asked, with the state that comes back from there. */
  async begin(): Promise<URL> {
    const { status, headers } = await this.visit('/slack/install');
    if (status !== 302) throw new Error(`/slack/install answered ${status}`);
    return new URL(headers.get('location') ?? '');
  }

  /** Installs as a person does who presses Allow. */
  async install(fake: FakeSlack, installer: Installer): Promise<Shown> {
    const asked = await this.begin();
    const back = new URLSearchParams({
      code: fake.installs.allow(installer),
      state: asked.searchParams.get('state') ?? '',
    });
    return this.visit(`/slack/oauth_redirect?${back}`);
  }
}
