import { type Kind, whole } from '../lib/kind.ts';

/** What the server takes of its clients at most. */
export interface Limits {
  /** Bytes of the largest body that is read. */
  readonly bodyBytes: number;
  /** Seconds that a client may take to send the head of a request. */
  readonly headSeconds: number;
  /** Seconds that a client may take to send a request, its body too. */
  readonly requestSeconds: number;
  /** Connections that are open side by side; those beyond are closed at once. */
  readonly connections: number;
  /** Requests that are answered side by side; those beyond are told to come again (503). */
  readonly inFlight: number;
}

/** What holds unless it is set. */
export const LIMITS: Limits = {
  bodyBytes: 8 * 1024 * 1024,
  headSeconds: 10,
  requestSeconds: 60,
  connections: 4096,
  inFlight: 1000,
};

/** Longer than anybody waits, in seconds. */
const LONG = 86_400;

/** What each can be set to. */
export const LIMIT_KINDS: { readonly [K in keyof Limits]: Kind } = {
  bodyBytes: whole(1, 2 ** 30),
  headSeconds: whole(1, LONG),
  requestSeconds: whole(1, LONG),
  connections: whole(1, 1_000_000),
  inFlight: whole(1, 1_000_000),
};
