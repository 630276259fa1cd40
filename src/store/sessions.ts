import type { AccountRow, BotPasswordRow } from './accounts.ts';
import type { NewAuthEvent, Origin } from './auth-event.ts';

/** A session of an account. Its handle is `id`; the secret half of the cookie is kept only as a hash. */
export interface SessionRow {
  /** Rises with time; never used twice. */
  readonly id: number;
  readonly user: number;
  /** Generation of the account that its login was checked against. */
  readonly accountGeneration: number;
  readonly kind: 'main' | 'bot';
  /** SHA-256 of the secret in the cookie: 32 bytes. */
  readonly secretHash: Buffer;
  /** The remembered device that it belongs to, if the login was to be remembered. */
  readonly device: number | null;
  /** Of a bot session: the app id and the generation of the bot password that opened it. */
  readonly app: string | null;
  readonly appGeneration: number | null;
  readonly created: number;
  /** When who uses it last proved who they are; null: never in this session, which came back from a remembered device. */
  readonly authenticated: number | null;
  /** Last time that it was used, to within half its idle time. */
  readonly seen: number;
  /** Whether it has given out a login token: it tells a wrong token from a lost session. */
  readonly loginTokenIssued: boolean;
}

/** A session as it is listed: with where it began, and where its last noted use came from. */
export interface ListedSession
  extends Pick<SessionRow, 'id' | 'user' | 'accountGeneration' | 'kind' | 'app' | 'device' | 'created' | 'seen'> {
  readonly began: Origin;
  readonly last: Origin;
}

/** A browser or client to be remembered: what a Token cookie refers to. Dies with its sessions, and they with it. */
export interface DeviceRow {
  /** Rises with time; never used twice. */
  readonly id: number;
  readonly user: number;
  /** Generation of the account that its login was checked against. */
  readonly accountGeneration: number;
  /** SHA-256 of the secret in the cookie: 32 bytes. */
  readonly secretHash: Buffer;
  readonly created: number;
  /** SHA-256 of the part of the secret that never changes: it tells a secret of before from a guess. */
  readonly familyHash: Buffer;
  /** Whether its secret is made anew each time that it revives a session. */
  readonly rotates: boolean;
  /** The hash of the secret before, and when it was replaced; null: never. */
  readonly previousHash: Buffer | null;
  readonly rotated: number | null;
}

/** A remembered device as it is listed: when it was remembered and last used, and where from. */
export interface ListedDevice {
  readonly id: number;
  readonly created: number;
  readonly seen: number;
  readonly began: Origin;
  readonly last: Origin;
}

/** Another secret for a device, in place of the one that was given. */
export interface Rotation {
  readonly from: Buffer;
  readonly to: Buffer;
  readonly at: number;
}

/** A session as it is read: with the hash of the secret of its device, if it has one. */
export type KnownSession = SessionRow & { readonly deviceSecretHash: Buffer | null };

/** A session with what it is judged by, all of one moment: its account, and the bot password of its app, if there is one. */
export interface OwnedSession {
  readonly row: KnownSession;
  readonly account: AccountRow;
  readonly bot: BotPasswordRow | undefined;
}

/** What is older than this is over, each a time. */
export interface Past {
  /** Last use of a session. */
  readonly seen: number;
  /** Begin of a session, and of one that a bot password opened. */
  readonly created: number;
  readonly botCreated: number;
  /** Begin of a remembered device. */
  readonly remembered: number;
}

/** Which sessions to list: of one account, or of all; at most `limit` after handle `after`. */
export interface SessionsAsked {
  readonly user?: number;
  readonly after?: number;
  readonly limit: number;
}

/** Which remembered devices of an account to list: at most `limit` after handle `after`. */
export interface AsleepAsked {
  readonly user: number;
  readonly after?: number;
  readonly limit: number;
  readonly past: Past;
}

/**
 * Sessions and remembered devices. The verbs that begin or end some take an event for the log of sessions and credentials, which is
 * noted in the same step, only if it came to pass.
 */
export interface SessionStore {
  get(id: number): Promise<KnownSession | undefined>;
  /** The same with what it is judged by. */
  owned(id: number): Promise<OwnedSession | undefined>;
  device(id: number): Promise<DeviceRow | undefined>;
  /** Begins a session at a login, with its device (the one that `session.device` names) if it is to be remembered; ends session `replaced` (as `end` does) in the same step. It began where the event says. */
  begin(
    session: SessionRow,
    device: DeviceRow | null,
    replaced: number | null,
    event?: NewAuthEvent,
    ending?: NewAuthEvent,
  ): Promise<void>;
  /**
   * Begins another session of a remembered device, only if the device still lives and, if its secret is to be replaced, has the one
   * that is replaced; says whether it did.
   */
  revive(
    session: SessionRow & { readonly device: number },
    rotation?: Rotation | null,
    event?: NewAuthEvent,
  ): Promise<boolean>;
  /** Notes use of a session, and where from, only if it still lives; `seen` never goes back. Says whether it lives. */
  touch(
    id: number,
    change: { readonly seen?: number; readonly from?: Origin; readonly loginTokenIssued?: true },
  ): Promise<boolean>;
  /**
   * Ends a session (only of account `user`, if given), its device and every other session of that device. Says whether there
   * was anything to end. `alone`: it is believed to have no device, which makes it cheaper if that is so.
   */
  end(id: number, event?: NewAuthEvent, about?: { readonly user?: number; readonly alone?: boolean }): Promise<boolean>;
  /** Ends a device and its sessions; says whether it was there. */
  endDevice(id: number, event?: NewAuthEvent): Promise<boolean>;
  /** Ends every session and device of an account; gives the number of sessions ended. */
  endAll(user: number, event?: NewAuthEvent): Promise<number>;
  /**
   * Ends every session and device of an account but `keep` and its device, only if that is a session of it. The account's
   * generation rises by one, and they go along. Gives the number of sessions ended; undefined: `keep` is gone, and nothing ended.
   */
  endOthers(user: number, keep: number, event?: NewAuthEvent): Promise<number | undefined>;
  /** Ends every session and device of every account; gives the number of sessions ended. */
  endEverybody(event?: NewAuthEvent): Promise<number>;
  /** Sessions in the order of their handles: of one account, or of all; at most `limit` after handle `after`. */
  list(asked: SessionsAsked): Promise<ListedSession[]>;
  /** Remembered devices of an account that are not over and have no session that is not, in the order of their handles: at most `limit` after handle `after`. */
  listAsleep(asked: AsleepAsked): Promise<ListedDevice[]>;
  /** How many sessions there are, with those that are over and not swept yet. */
  count(): Promise<number>;
  /**
   * Ends sessions that are over, at most a thousand at once, and notes each in the log; forgets devices that are over. Gives the number of
   * sessions. Not awaited by any request.
   */
  sweep(past: Past, now: number): Promise<number>;
}
