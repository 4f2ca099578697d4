import { randomUUID } from 'node:crypto';

/** A workspace, or with `org` an organisation, that may install the app. */
export interface Installer {
  readonly id: string;
  readonly org?: true;
  readonly name?: string;
  readonly bot: string;
}

export const CLIENT = { id: '111.222', secret: 'a client secret' } as const;

interface Issued {
  readonly token: string;
  readonly by: Installer;
  readonly expiresAt: number;
}

type Answer = Record<string, unknown> & { readonly ok: boolean };

const refusal = (error: string): Answer => ({ ok: false, error });

/**
 * Slack's side of OAuth: codes that serve once, tokens that may expire, refresh tokens that are used up,
 * and of each installer's tokens only the two newest good.
 */
export class FakeInstalls {
  /** Seconds that a token lasts; for ever unless it is set. */
  lifetime: number | undefined;
  now = Date.now;
  refreshes = 0;
  readonly #codes = new Map<string, Installer>();
  readonly #refreshTokens = new Map<string, Installer>();
  #issued: Issued[] = [];

  /** Someone with the right to do so pressed Allow. */
  allow(installer: Installer): string {
    const code = randomUUID();
    this.#codes.set(code, installer);
    return code;
  }

  /** Whose token this is, while it is good. */
  whose(token: string | undefined): Installer | undefined {
    const issued = this.#issued.find((one) => one.token === token);
    return issued && issued.expiresAt > this.now() ? issued.by : undefined;
  }

  isExpired(token: string | undefined): boolean {
    return this.#issued.some((one) => one.token === token && one.expiresAt <= this.now());
  }

  revoke({ id }: Installer): void {
    this.#issued = this.#issued.filter(({ by }) => by.id !== id);
    for (const [token, by] of this.#refreshTokens) if (by.id === id) this.#refreshTokens.delete(token);
  }

  /** Keeps the next request for a token waiting. */
  hold(): { readonly arrived: Promise<void>; release(): void } {
    const arrived = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    this.turn = async () => {
      this.turn = async () => undefined;
      arrived.resolve();
      await released.promise;
    };
    return { arrived: arrived.promise, release: released.resolve };
  }

  /** What a request for a token waits for. */
  turn: () => Promise<void> = async () => undefined;

  /** `oauth.v2.access`. */
  access(args: Readonly<Record<string, unknown>>): Answer {
    if (args.client_id !== CLIENT.id) return refusal('invalid_client_id');
    if (args.client_secret !== CLIENT.secret) return refusal('bad_client_secret');
    if (args.grant_type === 'refresh_token') return this.#refresh(String(args.refresh_token));
    const by = this.#codes.get(String(args.code));
    if (!by) return refusal('invalid_code');
    this.#codes.delete(String(args.code));
    return this.#issue(by);
  }

  #refresh(refreshToken: string): Answer {
    this.refreshes += 1;
    const by = this.#refreshTokens.get(refreshToken);
    if (!by) return refusal('invalid_refresh_token');
    this.#refreshTokens.delete(refreshToken);
    return this.#issue(by);
  }

  #issue(by: Installer): Answer {
    const token = `xoxb-${by.id}-${randomUUID()}`;
    const expiresAt = this.now() + (this.lifetime ?? Number.POSITIVE_INFINITY) * 1000;
    const others = this.#issued.filter((one) => one.by.id !== by.id);
    const own = this.#issued.filter((one) => one.by.id === by.id);
    this.#issued = [...others, ...own.slice(-1), { token, by, expiresAt }];
    const place = { id: by.id, name: by.name ?? 'Acme' };
    return {
      ok: true,
      app_id: 'A01',
      access_token: token,
      token_type: 'bot',
      scope: 'commands,chat:write',
      bot_user_id: by.bot,
      team: by.org ? null : place,
      enterprise: by.org ? place : null,
      is_enterprise_install: by.org === true,
      authed_user: { id: 'U01' },
      ...this.#expiry(by),
    };
  }

  #expiry(by: Installer): object {
    if (this.lifetime === undefined) return {};
    const refreshToken = `xoxe-1-${randomUUID()}`;
    this.#refreshTokens.set(refreshToken, by);
    return { refresh_token: refreshToken, expires_in: this.lifetime };
  }
}
