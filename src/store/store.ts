import type { ArchiveStore } from './archive.ts';
import type { AuthLogStore, NewAuthEvent, Origin } from './auth-event.ts';
import type { ChangeStore } from './changes.ts';
import type { LogValue } from './log-value.ts';
import type { PageStore } from './pages.ts';
import type { TitleStore } from './titles.ts';
import type { WatchStore } from './watches.ts';

/**
 * Where rows live. Every verb is one atomic step; a promise that resolves means that the step is durable,
 * one that rejects means that nothing can be said about it, and the caller must answer an error.
 * Times are milliseconds since 1970.
 */
export interface Store {
  /** 32 random bytes made with the wiki: the key of everything that is signed instead of stored. */
  readonly key: Buffer;
  /** A number that is another one once anything has been committed, by this process or another: what was read at the same number still holds. */
  version(): number;
  readonly sessions: SessionStore;
  readonly accounts: AccountStore;
  readonly blocks: BlockStore;
  readonly logins: LoginStore;
  readonly options: OptionStore;
  readonly log: LogStore;
  readonly pages: PageStore;
  readonly changes: ChangeStore;
  readonly watches: WatchStore;
  readonly archive: ArchiveStore;
  readonly titles: TitleStore;
  readonly authLog: AuthLogStore;
  /** Resolves if a write can be made to last now. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

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
export type ListedSession = SessionRow & { readonly began: Origin; readonly last: Origin };

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

/** Another secret for a device, in place of the one that was given. */
export interface Rotation {
  readonly from: Buffer;
  readonly to: Buffer;
  readonly at: number;
}

/** A session as it is read: with the hash of the secret of its device, if it has one. */
export type KnownSession = SessionRow & { readonly deviceSecretHash: Buffer | null };

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

/**
 * Sessions and remembered devices. The verbs that begin or end some take an event for the log of sessions and credentials, which is
 * noted in the same step, only if it came to pass.
 */
export interface SessionStore {
  get(id: number): Promise<KnownSession | undefined>;
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
  /** Ends a session (only of account `user`, if given), its device and every other session of that device. Says whether there was anything to end. */
  end(id: number, event?: NewAuthEvent, user?: number): Promise<boolean>;
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
  list(options: { readonly user?: number; readonly after?: number; readonly limit: number }): Promise<ListedSession[]>;
  /** How many sessions there are, with those that are over and not swept yet. */
  count(): Promise<number>;
  /**
   * Ends sessions that are over, at most a thousand at once, and notes each in the log; forgets devices that are over. Gives the number of
   * sessions. Not awaited by any request.
   */
  sweep(past: Past, now: number): Promise<number>;
}

/**
 * A login that has asked for something more and waits for the answer. It logs nobody in: what is in it can be read only
 * with the cookie of the session that it is bound to.
 */
export interface PendingLogin {
  /** SHA-256 of what the session's cookie gives for it: 32 bytes. */
  readonly session: Buffer;
  readonly user: number;
  /** How far it has come, encrypted under a key that only the cookie gives. */
  readonly sealed: Buffer;
  readonly expires: number;
}

export interface LoginStore {
  get(session: Buffer): Promise<PendingLogin | undefined>;
  /** Keeps a login in place of the session's one before, and of its account no more than the newest `most`. */
  save(login: PendingLogin, most: number): Promise<void>;
  /** Removes a login and gives it: of several who take it at once only one gets it. */
  take(session: Buffer): Promise<PendingLogin | undefined>;
  /** Drops those that expired before a time. Not awaited by any request. */
  sweep(before: number): Promise<void>;
}

/** An account. */
export interface AccountRow {
  readonly id: number;
  /** Canonical: first letter upper case, spaces for underscores. */
  readonly name: string;
  readonly realName: string;
  /** A hash in one of MediaWiki's formats (`:argon2:…`, `:pbkdf2:…`); empty: nobody can log in with a password. */
  readonly password: string;
  /** From then on a new password must be chosen at login. */
  readonly passwordExpires: number | null;
  readonly email: string;
  readonly emailConfirmed: number | null;
  /** Base32 secret of the second factor, if there is one. */
  readonly totp: string | null;
  readonly locked: boolean;
  readonly registered: number;
  readonly editCount: number;
  /** Explicit groups, sorted. */
  readonly groups: readonly string[];
  /** Of the groups that end: when. From then on the account is not in them. */
  readonly groupExpiries: GroupExpiries;
  readonly block: BlockRow | null;
  /**
   * Rises with whatever ends all of its sessions. A login that was checked before, and begins its session after, begins one
   * of an older generation: it counts for nothing.
   */
  readonly generation: number;
}

/** What an account is made from. */
export type NewAccount = Omit<AccountRow, 'groupExpiries' | 'id' | 'block' | 'generation'>;

/** How an account came to be. */
export interface Made {
  /** Its particulars get the account's id as `userid`; its performer is the account itself, if it has that name. */
  readonly entry: NewLogEntry;
  /** The address that the account made itself from. */
  readonly address: string | null;
}

export type GroupExpiries = { readonly [group: string]: number };

/** The groups that an account was put into. */
export type Memberships = Pick<AccountRow, 'groups' | 'groupExpiries'>;

/** A block of an account, an address, or a range of addresses. */
export interface BlockRow {
  readonly id: number;
  /** The account; null: it is of an address or a range. */
  readonly user: number | null;
  /** The account's name, or the address or range. */
  readonly target: string;
  /** The account's block that made this one of its address by itself; null: somebody placed it. */
  readonly parent: number | null;
  readonly by: number;
  readonly byName: string;
  readonly reason: string;
  readonly timestamp: number;
  /** null: never. */
  readonly expires: number | null;
  readonly partial: boolean;
  readonly pages: readonly string[];
  readonly namespaces: readonly number[];
  /** Of an address: those who are logged in are not blocked. */
  readonly anonOnly: boolean;
  readonly noCreate: boolean;
  readonly noEmail: boolean;
  readonly autoblock: boolean;
  readonly allowUserTalk: boolean;
}

/** What a block is made from. */
export type NewBlock = Omit<BlockRow, 'id' | 'user' | 'target' | 'parent' | 'byName'>;

/** How a block of an account comes upon an address by itself. */
export interface Spread {
  /** null: upon none now, but those that it came upon before change with it. */
  readonly address: string | null;
  readonly reason: string;
  readonly timestamp: number;
  readonly expires: number;
}

/** What goes with the placing of a block. */
export interface Placing {
  readonly ifNone?: boolean;
  readonly entry?: NewLogEntry;
  readonly spread?: Spread;
  readonly endsMain?: NewAuthEvent;
}

/** Which blocks are asked for. */
export interface BlocksAsked {
  readonly ids?: readonly number[];
  /** Names of accounts, addresses and ranges, as they are blocked: of those that somebody placed. */
  readonly targets?: readonly string[];
  readonly kinds?: readonly ('account' | 'ip' | 'range')[];
  /** Only blocks that never end, or only others. */
  readonly lasting?: boolean;
  /** Earliest time, and latest. */
  readonly from?: number;
  readonly to?: number;
  /** The oldest first; else the newest. */
  readonly newer?: boolean;
  /** From this block on. */
  readonly at?: Pick<BlockRow, 'timestamp' | 'id'>;
  /** Blocks that ended until then do not count. */
  readonly now: number;
  readonly limit: number;
}

export interface BlockStore {
  /**
   * Blocks an account (by its id), an address or a range, in place of any block before, whose id and time are kept, or only if
   * none is in force; notes it in the log in the same step; with `endsMain` every session of the account that no bot password
   * opened ends, and every device, if the block is sitewide. Gives the block's id; undefined: there is one already.
   */
  place(target: number | string, block: NewBlock, how?: Placing): Promise<number | undefined>;
  /** Lets the block of an account come upon an address, if it is one that does so and the address is not blocked yet; prolongs it if it is so already. */
  spread(user: number, spread: Spread): Promise<void>;
  /** Ends a block with those that it made by itself, and notes it in the log in the same step; says whether it was there. */
  end(block: number, entry: NewLogEntry): Promise<boolean>;
  /** Blocks in the order of their times. */
  list(asked: BlocksAsked): Promise<BlockRow[]>;
  /** The blocks in force of these addresses and ranges, also those that came by themselves; oldest first. */
  ofAddresses(addresses: readonly string[], now: number): Promise<BlockRow[]>;
  /** The address that an account last acted from, if that was after a time. */
  lastAddress(user: number, after: number): Promise<string | undefined>;
  /** Notes where an account acted from. */
  noteAddress(user: number, address: string, now: number): Promise<void>;
  /** Forgets addresses that accounts acted from before a time. Not awaited by any request. */
  forgetAddresses(before: number): Promise<void>;
}

/** A bot password: `name@app` and a machine-made secret that opens a session with fewer rights. */
export interface BotPasswordRow {
  readonly user: number;
  readonly app: string;
  /** Keyed hash of the secret; empty: invalidated, needs a new one. */
  readonly hash: string;
  /** Rises with every change: sessions opened with an older one end. */
  readonly generation: number;
  readonly grants: readonly string[];
  readonly restrictions: { readonly IPAddresses: readonly string[]; readonly Pages?: readonly string[] };
  /** From then on it opens nothing; null: never. */
  readonly expires: number | null;
  /** When it was last used, to within half the idle time of its sessions; null: never. */
  readonly used: number | null;
}

/** What a bot password is made from. */
export type NewBotPassword = Omit<BotPasswordRow, 'generation' | 'used'>;

/** A password that was mailed, to be replaced at the first login. */
export interface TemporaryPassword {
  /** Keyed hash of the password. */
  readonly hash: string;
  readonly made: number;
}

/** Which accounts are asked for. */
export interface AccountsAsked {
  /** First name, and last; with `descending` too `from` is the lower end. */
  readonly from?: string;
  readonly to?: string;
  readonly descending?: boolean;
  /** Only those that were put into one of these groups. */
  readonly groups?: readonly string[];
  /** None of those that were put into one of these groups. */
  readonly exceptGroups?: readonly string[];
  /** Groups that ended until then do not count. */
  readonly now?: number;
  /** Only those that have edited. */
  readonly edited?: boolean;
  readonly limit: number;
}

export interface AccountStore {
  byId(id: number): Promise<AccountRow | undefined>;
  byName(name: string): Promise<AccountRow | undefined>;
  /** At most `limit` accounts with an address, the oldest first. */
  byEmail(email: string, limit: number): Promise<AccountRow[]>;
  /** At most `limit` accounts that are asked for, in the order of their names. */
  list(asked: AccountsAsked): Promise<AccountRow[]>;
  /** How many accounts there are, or are in a group. */
  count(group?: string, now?: number): Promise<number>;
  /**
   * Makes an account (without a block), and notes that in the log in the same step. Gives its id; undefined if the name is
   * taken.
   */
  add(account: NewAccount, made?: Made): Promise<number | undefined>;
  /** Replaces the stored hash of the same password (another format): sessions live on. */
  rehash(id: number, from: string, to: string): Promise<boolean>;
  /** Sets another password, which does not expire: every session and device of the account ends and its bot passwords are invalidated, in the same step. */
  setPassword(id: number, hash: string, event?: NewAuthEvent): Promise<boolean>;
  /**
   * Sets another password that its owner chose, only while the account is of a generation and session `keep` of it (unless
   * null) lives; says whether it did. The generation rises by one; session `keep` and its device go along with it, every other
   * session and device of the account ends and its bot passwords are invalidated, in the same step.
   */
  changePassword(
    id: number,
    hash: string,
    only: { readonly generation: number; readonly keep: number | null },
    event?: NewAuthEvent,
  ): Promise<boolean>;
  /**
   * Sets the second factor, or takes it away (null), with the hashes of its recovery codes in place of those before. Every session and
   * device of the account ends in the same step.
   */
  setTotp(id: number, totp: string | null, recoveryCodes: readonly string[], event?: NewAuthEvent): Promise<boolean>;
  /** Notes that the code of a period of time was used, only if none of it or of a later one was; says whether it did. */
  useTotpPeriod(id: number, period: number): Promise<boolean>;
  /** Removes a recovery code, given by its hash; says whether it was there. */
  useRecoveryCode(id: number, hash: string, event?: NewAuthEvent): Promise<boolean>;
  /** Locks or unlocks; locking ends every session and device in the same step. */
  setLocked(id: number, locked: boolean, event?: NewAuthEvent): Promise<boolean>;
  /** Gives an account another name, unless that is taken, which ends every session and device of it in the same step; says whether it did. */
  rename(id: number, name: string, event?: NewAuthEvent): Promise<boolean>;
  /**
   * Takes from an account all that it can log in with and all that is known of its owner, locks it and ends every session and device
   * of it, in one step. The name stays taken: the wiki's log and history speak of it. Says whether there was one.
   */
  erase(id: number, event?: NewAuthEvent): Promise<boolean>;
  /** Puts an account into other groups, only if it is in those that it was read with, and notes it in the log in the same step; says whether it was. */
  setGroups(id: number, from: Memberships, to: Memberships, entry: NewLogEntry): Promise<boolean>;
  temporaryPassword(id: number): Promise<TemporaryPassword | undefined>;
  /** Gives an account a temporary password, unless it got one after a time; says whether it did. Another password takes it away. */
  setTemporaryPassword(
    id: number,
    temporary: TemporaryPassword,
    unlessAfter: number,
    event?: NewAuthEvent,
  ): Promise<boolean>;
  botPassword(user: number, app: string): Promise<BotPasswordRow | undefined>;
  botPasswords(user: number): Promise<BotPasswordRow[]>;
  /** Makes a bot password, or replaces the one of that app; sessions of the replaced one end in the same step. */
  saveBotPassword(bot: NewBotPassword, event?: NewAuthEvent): Promise<void>;
  /** Revokes a bot password and ends its sessions in the same step; says whether there was one. */
  deleteBotPassword(user: number, app: string, event?: NewAuthEvent): Promise<boolean>;
}

/** What accounts have set their preferences to, where that is not what they are unless set. */
export interface OptionStore {
  /** Name → value, of one account. */
  get(user: number): Promise<ReadonlyMap<string, string>>;
  /** Sets preferences, and drops those that are null, in one step. */
  change(user: number, changes: ReadonlyMap<string, string | null>): Promise<void>;
}

/** An event of the wiki's log, which is never changed. */
export interface LogRow {
  /** Rises with every event. */
  readonly id: number;
  readonly type: string;
  readonly action: string;
  /** In whole seconds: what is told of an event is enough to go on from it. */
  readonly timestamp: number;
  /** null: not an account. */
  readonly performer: number | null;
  readonly performerName: string;
  /** The page that it is about: of an account, its user page. */
  readonly namespace: number;
  readonly title: string;
  /** Id of the page then; 0: there was none. */
  readonly page: number;
  /** The revision that it made; 0: none. */
  readonly revision: number;
  readonly comment: string;
  readonly params: { readonly [name: string]: LogValue };
}

export type NewLogEntry = Omit<LogRow, 'id' | 'revision'>;

/** Which events are asked for. */
export interface LogAsked {
  readonly type?: string;
  readonly action?: string;
  readonly performer?: string;
  readonly namespace?: number;
  readonly title?: string;
  readonly titlePrefix?: string;
  /** Earliest time, and latest. */
  readonly from?: number;
  readonly to?: number;
  /** The oldest first; else the newest. */
  readonly newer?: boolean;
  /** From this event on. */
  readonly at?: Pick<LogRow, 'timestamp' | 'id'>;
  readonly limit: number;
}

export interface LogStore {
  add(entry: NewLogEntry): Promise<void>;
  list(asked: LogAsked): Promise<LogRow[]>;
}
