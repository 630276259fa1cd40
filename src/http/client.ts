import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { ApiRequest } from '../api/request.ts';
import { canonicalIp, inRange } from '../lib/ip.ts';
import type { Origin } from '../store/auth-event.ts';

/** Where a request comes from: the address, and whether it came over https. */
export interface Client {
  readonly ip: string;
  readonly secure: boolean;
}

/** Finds the client. What a proxy says of it counts only if the proxy's address is one that is trusted. */
export function clientOf(request: IncomingMessage, trusted: readonly string[]): Client {
  const peer = canonicalIp(request.socket.remoteAddress ?? '') ?? '0.0.0.0';
  const secure = (request.socket as TLSSocket).encrypted === true;
  if (trusted.length === 0 || !inRange(peer, trusted)) return { ip: peer, secure };
  const proto = lastOf(request.headers['x-forwarded-proto']);
  return {
    ip: forwardedFor(request.headers['x-forwarded-for'], trusted) ?? peer,
    secure: proto === undefined ? secure : proto.toLowerCase() === 'https',
  };
}

const MAX_AGENT = 200;

/** Where a request comes from, as it is noted: of what the client says that it is, the begin. */
export function originOf({ ip, headers }: Pick<ApiRequest, 'ip' | 'headers'>): Origin {
  return { ip, agent: headers['user-agent']?.slice(0, MAX_AGENT) ?? '' };
}

/** The last address in the chain that is not a trusted proxy. */
function forwardedFor(header: string | string[] | undefined, trusted: readonly string[]): string | undefined {
  const chain = String(header ?? '')
    .split(',')
    .map((one) => canonicalIp(one.trim()));
  let found: string | undefined;
  for (const ip of chain.reverse()) {
    if (ip === undefined) break;
    found = ip;
    if (!inRange(ip, trusted)) break;
  }
  return found;
}

function lastOf(header: string | string[] | undefined): string | undefined {
  return (
    String(header ?? '')
      .split(',')
      .at(-1)
      ?.trim() || undefined
  );
}
