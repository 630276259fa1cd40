import type { ServerResponse } from 'node:http';

/** Milliseconds that a client that still sends has to read its answer. */
const LINGER = 2000;

/**
 * Ends an answer to a request that is still being sent and is not read on. Were the connection closed at once, it would be
 * reset, and the answer lost on its way: it stays open until the client has gone, for a while.
 */
export function endLingering(outgoing: ServerResponse, body: string | Uint8Array): void {
  const end = () => {
    clearTimeout(timer);
    outgoing.end();
  };
  const timer = setTimeout(end, LINGER);
  if (body.length > 0) outgoing.write(body);
  else outgoing.flushHeaders();
  outgoing.once('close', end);
}
