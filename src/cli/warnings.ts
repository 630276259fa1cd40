import { inRange } from '../lib/ip.ts';
import type { Fixtures } from './fixtures.ts';
import type { Io } from './io.ts';

/** Names what fixtures ask for and this server does not have. */
export function warnOfUnknownSettings(path: string | undefined, fixtures: Fixtures | undefined, io: Io): void {
  if (!fixtures || fixtures.unknown.length === 0) return;
  io.warn(
    `latchkey: ${path}: this server does not have these settings and goes without them: ${fixtures.unknown.join(', ')}`,
  );
}

/** Tells of passwords that can be read on their way. */
export function warnOfOpenHttp(origin: string, io: Io): void {
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:' || inRange(hostname.replace(/^\[|\]$/g, ''), ['127.0.0.0/8', '::1'])) return;
  const danger = `${origin} is open to other machines over plain http, where passwords can be read on their way`;
  io.warn(`latchkey: ${danger}. Give --tls-cert and --tls-key, or let only a proxy with https reach it.`);
}
