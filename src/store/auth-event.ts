import type { LogValue } from './log-value.ts';

/** Where a request comes from: the address, and what the client says that it is (at most 200 characters). */
export interface Origin {
  readonly ip: string;
  readonly agent: string;
}

/** What can be done to sessions and credentials. */
export const AUTH_ACTIONS = [
  ...([
    'begin',
    'botpassword',
    'create',
    'delete',
    'end',
    'expire',
    'lock',
    'password',
    'recoverycode',
    'refuse',
    'rename',
  ] as const),
  ...(['reuse', 'revive', 'temporarypassword', 'totp', 'unlock'] as const),
] as const;

export type AuthAction = (typeof AUTH_ACTIONS)[number];

/** Something that was done to sessions or credentials, or was refused. Never with a secret in it. */
export interface AuthEvent extends Origin {
  /** Rises with every event. */
  readonly id: number;
  readonly action: AuthAction;
  readonly timestamp: number;
  /** Who did it; null: nobody who is logged in. */
  readonly actor: number | null;
  readonly actorName: string;
  /** The account that it was done to; null: none that there is. */
  readonly user: number | null;
  readonly userName: string;
  /** Handle of the session that it speaks of. */
  readonly session: number | null;
  readonly params: { readonly [name: string]: LogValue };
  /** How many sessions began or ended with it, or how many times it was refused. */
  readonly count: number;
}

export type NewAuthEvent = Omit<AuthEvent, 'id' | 'count'> & { readonly count?: number };

/** Is told of every event that was noted, once that is durable. */
export type Noted = (event: NewAuthEvent) => void;

/** Which events are asked for. */
export interface AuthLogAsked {
  readonly action?: AuthAction;
  readonly actorName?: string;
  readonly userName?: string;
  readonly ip?: string;
  readonly session?: number;
  /** Earliest time, and latest. */
  readonly from?: number;
  readonly to?: number;
  /** The oldest first; else the newest. */
  readonly newer?: boolean;
  /** From this event on. */
  readonly at?: Pick<AuthEvent, 'timestamp' | 'id'>;
  readonly limit: number;
}

/** The log of sessions and credentials: kept for a time, shown to few. */
export interface AuthLogStore {
  add(events: readonly NewAuthEvent[]): Promise<void>;
  list(asked: AuthLogAsked): Promise<AuthEvent[]>;
  /** Drops the events before a time, and of the others all but about the newest `most`. Not awaited by any request. */
  sweep(before: number, most: number): Promise<void>;
}
