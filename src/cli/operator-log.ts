import { createRequire } from 'node:module';
import type { Logger } from 'pino';
import type { Log } from '../lib/log.ts';
import { loggable } from './loggable.ts';

/** How much is logged, from most to least. */
export const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;

/** The operator's log: a line of JSON for each event, on standard error. */
export function operatorLog(level: (typeof LOG_LEVELS)[number]): Log {
  let made: Logger | undefined;
  const logger = () => {
    made ??= makeLogger(level);
    return made;
  };
  return {
    info: (about, event) => logger().info(about, event),
    warn: (about, event) => logger().warn(about, event),
    error: (about, event) => logger().error(about, event),
  };
}

/** Pino takes an eighth of the whole start to load: only the first event pays for it. */
function makeLogger(level: string): Logger {
  const { pino } = createRequire(import.meta.url)('pino') as typeof import('pino');
  const destination = pino.destination({ dest: process.stderr.fd, sync: true });
  // A log that nobody reads any more must not take the server with it.
  destination.on('error', () => undefined);
  const formatters = { level: (label: string) => ({ level: label }), log: loggable };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters }, destination);
}
