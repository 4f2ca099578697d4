import { pino } from 'pino';
import type { Log } from '../src/ports.ts';

/** Lines of JSON on standard error. Tokens and whole addresses of hooks never get in. */
export function createLog(level = 'info'): Log {
  const logger = pino(
    { level, redact: { paths: ['token', '*.token', 'authorization', '*.authorization'], remove: true } },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    // Whichever of the two names a cause goes by, the logger knows it as `err`.
    error: ({ error, err = error, ...fields }, message) => logger.error({ ...fields, err }, message),
  };
}
