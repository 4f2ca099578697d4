import { webApi } from '@slack/bolt';
import {
  AuthorizationError,
  InstallProvider,
  InvalidStateError,
  MissingCodeError,
  MissingStateError,
  SlackOAuthError,
} from '@slack/oauth';
import { langOf } from '../../src/i18n/index.ts';
import type { Clock, Log } from '../../src/ports.ts';
import { clientOptions } from './client.ts';
import { chatError } from './failure.ts';
import { type Grant, grantOf } from './grant.ts';
import type { Routes } from './listener.ts';
import { SCOPES } from './manifest.ts';
import { showPage } from './page.ts';
import { INSTALL_PATH, REDIRECT_PATH } from './paths.ts';
import { slackWords } from './words.ts';

/**
 * The two pages of an install: one leads to Slack, the other takes whoever comes back from there. That
 * both are the same browser, and that the install was begun here, Slack's own library sees to by a signed
 * state in a cookie. What a visitor's address says is never shown.
 */
export function createInstallPages(options: {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state. */
  readonly stateSecret: string;
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly wallClock: () => number;
  readonly log: Log;
  readonly install: (grant: Grant) => Promise<void>;
}): Routes {
  const { clientId, clientSecret, stateSecret, apiUrl, clock, wallClock, log, install } = options;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    directInstall: true,
    authorizationUrl: new URL('../oauth/v2/authorize', apiUrl).href,
    installUrlOptions: { scopes: [...SCOPES] },
    clientOptions: clientOptions({ apiUrl, log }),
    logger: clientOptions({ apiUrl, log }).logger!,
    installationStore: {
      async storeInstallation(installation) {
        const grant = grantOf(installation, clock.now(), wallClock());
        if (!grant) throw new NoBot();
        await install(grant);
      },
      async fetchInstallation() {
        throw new Error('installations are read elsewhere');
      },
    },
  });

  return {
    [INSTALL_PATH]: {
      method: 'GET',
      handle: (request, response) => provider.handleInstallPath(request, response),
    },
    [REDIRECT_PATH]: {
      method: 'GET',
      async handle(request, response) {
        const lang = langOf(request.headers['accept-language'] ?? '');
        const words = slackWords(lang).install;
        const again = { to: INSTALL_PATH, label: words.again };
        await provider.handleCallback(request, response, {
          successAsync: () => showPage(response, { status: 200, lang, words: words.done }),
          async failureAsync(error) {
            const { status, key } = outcomeOf(error);
            log.warn({ platform: 'slack', detail: detailOf(error) }, 'an install was not finished');
            await showPage(response, { status, lang, words: words[key], link: again });
          },
        });
      },
    },
  };
}

/** Slack gave a token for people alone, or named nobody. */
class NoBot extends Error {
  override readonly name = 'NoBot';
}

type Outcome = { readonly status: number; readonly key: 'cancelled' | 'elsewhere' | 'refused' | 'later' };

function outcomeOf(error: unknown): Outcome {
  // The library's own word for nothing but a press on Cancel.
  if (error instanceof AuthorizationError) return { status: 200, key: 'cancelled' };
  if (error instanceof InvalidStateError || error instanceof MissingStateError) {
    return { status: 400, key: 'elsewhere' };
  }
  const isRefusal =
    error instanceof MissingCodeError ||
    error instanceof NoBot ||
    error instanceof TypeError ||
    (error instanceof webApi.WebAPIPlatformError && chatError(error).failure === 'refused');
  return isRefusal ? { status: 400, key: 'refused' } : { status: 503, key: 'later' };
}

/** The kind alone where the words may be a visitor's. */
function detailOf(error: unknown): string {
  if (error instanceof SlackOAuthError || !(error instanceof Error)) return outcomeOf(error).key;
  return chatError(error).detail;
}
