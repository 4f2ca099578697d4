import { readlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { CRASH_POINTS, type CrashPoint } from '../src/crash.ts';

/** The settings that every command needs. Platform settings are read by the platform's own adapter. */
export interface Config {
  /** The folder that holds everything. */
  readonly data: string;
  readonly storePath: string;
  /** Language of the terminal, `zh` or `en`. */
  readonly locale: string;
  readonly zone: string;
  /** Whether a new store begins with the shipped records. */
  readonly seeds: boolean;
  /** Where the clock starts, if it is set for a test. */
  readonly fakeNow: number | undefined;
  /** Whom the owner of a site may write to, an address or a page; sites see it. */
  readonly contact: string | undefined;
  /** Whether pages and feeds on this machine may be read. */
  readonly allowLoopback: boolean;
  /** Days that the text of an article is kept which nobody saved; for ever unless it is set. */
  readonly keepDays: number | undefined;
  /** The port on loopback for `/livez`, `/readyz` and `/metrics`; none unless it is set. */
  readonly healthPort: number | undefined;
  /** A model that words articles; undefined where none is set up. */
  readonly model: ModelConfig | undefined;
  /** Where the process kills itself, if it is to do so for a test. */
  readonly crashAt: CrashPoint | undefined;
}

export interface ModelConfig {
  /** Base of an OpenAI-compatible interface, without a slash at its end. */
  readonly url: string;
  readonly key?: string;
  readonly name: string;
  /** Requests a day. */
  readonly daily: number;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown where a setting cannot be used; the message says which, and what it takes. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function readConfig(env: Environment): Config {
  const data = env.AINEWS_DATA || join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'ainews');
  return {
    data,
    storePath: join(data, 'ainews.db'),
    locale: env.AINEWS_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en',
    zone: readZone(env.TZ),
    seeds: env.AINEWS_SEEDS !== 'off',
    fakeNow: readFakeNow(env),
    contact: env.AINEWS_CONTACT?.replace(/[^\x21-\x7e]/g, '') || undefined,
    allowLoopback: readFlag(env.AINEWS_ALLOW_LOOPBACK),
    keepDays: readKeepDays(env),
    healthPort: readPort(env),
    model: readModel(env),
    crashAt: readCrashAt(env),
  };
}

/**
 * The machine's zone. Asking Intl costs as much as a whole question, so it is asked last; a name that is no
 * zone is shown as UTC where times are written.
 */
function readZone(zone: string | undefined): string {
  if (zone) return zone.replace(/^:/, '');
  try {
    const linked = readlinkSync('/etc/localtime').split('/zoneinfo/')[1];
    if (linked) return linked;
  } catch {
    // No such link on this system.
  }
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function readFakeNow(env: Environment): number | undefined {
  const text = env.AINEWS_FAKE_NOW;
  if (!text) return undefined;
  if (env.NODE_ENV === 'production') {
    throw new ConfigError('AINEWS_FAKE_NOW is for tests; it is refused when NODE_ENV is production.');
  }
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) {
    throw new ConfigError(`AINEWS_FAKE_NOW takes an ISO time such as 2026-11-24T09:00:00Z, not "${text}".`);
  }
  return instant;
}

/** What came in the last weeks is needed to tell the same story again. */
const LEAST_DAYS = 30;

function readKeepDays(env: Environment): number | undefined {
  const text = env.AINEWS_KEEP_DAYS?.trim();
  if (!text) return undefined;
  const days = Number(text);
  if (!Number.isInteger(days) || days < LEAST_DAYS) {
    throw new ConfigError(`AINEWS_KEEP_DAYS takes a number of days from ${LEAST_DAYS} on, not "${text}".`);
  }
  return days;
}

const REQUESTS_A_DAY = 200;

function readModel(env: Environment): ModelConfig | undefined {
  const base = env.AINEWS_LLM_URL?.trim();
  const name = env.AINEWS_LLM_MODEL?.trim();
  if (!base && !name) return undefined;
  if (!base) throw new ConfigError('AINEWS_LLM_URL is missing: where the model of AINEWS_LLM_MODEL is.');
  if (!name) throw new ConfigError('AINEWS_LLM_MODEL is missing: what the endpoint calls the model.');
  const key = env.AINEWS_LLM_KEY?.trim();
  if (key && !/^[\x21-\x7e]+$/.test(key)) {
    throw new ConfigError('AINEWS_LLM_KEY holds characters that no key has.');
  }
  const daily = env.AINEWS_LLM_DAILY || String(REQUESTS_A_DAY);
  if (!/^\d{1,6}$/.test(daily)) {
    throw new ConfigError(`AINEWS_LLM_DAILY takes a number of requests such as 200, not "${daily}".`);
  }
  return { url: readModelUrl(base, env), name, daily: Number(daily), ...(key && { key }) };
}

/** A key goes out encrypted or not at all; in the clear only to this machine. */
function readModelUrl(base: string, env: Environment): string {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  const here = url && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/i.test(url.hostname);
  if (
    !url ||
    url.username ||
    url.search ||
    url.hash ||
    !(url.protocol === 'https:' || (here && url.protocol === 'http:'))
  ) {
    throw new ConfigError(
      'AINEWS_LLM_URL takes an address such as https://api.example.com/v1; http only for this machine.',
    );
  }
  if (here && !readFlag(env.AINEWS_ALLOW_LOOPBACK)) {
    throw new ConfigError('AINEWS_LLM_URL is on this machine; AINEWS_ALLOW_LOOPBACK=on lets it be reached.');
  }
  return url.href.replace(/\/+$/, '').replace(/\/chat\/completions$/, '');
}

const readFlag = (text: string | undefined) => /^(1|on|true|yes)$/i.test(text ?? '');

function readCrashAt(env: Environment): CrashPoint | undefined {
  const text = env.AINEWS_CRASH_AT;
  if (!text) return undefined;
  if (env.NODE_ENV === 'production') {
    throw new ConfigError('AINEWS_CRASH_AT is for tests; it is refused when NODE_ENV is production.');
  }
  const point = CRASH_POINTS.find((known) => known === text);
  if (!point) {
    throw new ConfigError(`AINEWS_CRASH_AT takes one of ${CRASH_POINTS.join(', ')}, not "${text}".`);
  }
  return point;
}

function readPort(env: Environment): number | undefined {
  const text = env.AINEWS_HEALTH_PORT;
  if (!text) return undefined;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new ConfigError(`AINEWS_HEALTH_PORT takes a port such as 9464, not "${text}".`);
  }
  return port;
}
