import type { NewAuthEvent } from './auth-event.ts';
import type { BlockRow } from './blocks.ts';
import type { NewLogEntry } from './log.ts';
import type { PageName } from './pages.ts';

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
   * Rises with whatever ends all of its sessions, or all but those of bot passwords. A login that was checked before, and begins its session after, begins one
   * of an older generation: it counts for nothing.
   */
  readonly generation: number;
}

/** What an account is made from. */
export type NewAccount = Omit<AccountRow, 'groupExpiries' | 'id' | 'block' | 'generation'>;

/** How an account came to be. */
export interface Made {
  /** Its particulars get the account's id as `userid`; its performer is the account itself, if it has that name. */
  readonly entry?: NewLogEntry;
  /** What it watches from the start. */
  readonly watches?: readonly PageName[];
  /** The address that the account made itself from. */
  readonly address: string | null;
  /** Is of the account, and by it if that has its actor's name: the id is put in. */
  readonly event?: NewAuthEvent;
}

export type GroupExpiries = { readonly [group: string]: number };

/** The groups that an account was put into. */
export type Memberships = Pick<AccountRow, 'groups' | 'groupExpiries'>;

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
   * Makes an account (without a block), and notes that in the logs in the same step. Gives its id; undefined if the name is
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
  /**
   * Gives an account another name, unless that is taken, which ends every session and device of it and is noted in the log in the same step;
   * says whether it did.
   */
  rename(
    id: number,
    name: string,
    how?: { readonly event?: NewAuthEvent; readonly entry?: NewLogEntry },
  ): Promise<boolean>;
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
  /**
   * Makes a bot password, or replaces the one of that app; sessions of the replaced one end in the same step. With `only`: only
   * while the account is of a generation and a session of it lives. Says whether it did.
   */
  saveBotPassword(
    bot: NewBotPassword,
    event?: NewAuthEvent,
    only?: { readonly generation: number; readonly session: number },
  ): Promise<boolean>;
  /** Revokes a bot password and ends its sessions in the same step; says whether there was one. */
  deleteBotPassword(user: number, app: string, event?: NewAuthEvent): Promise<boolean>;
}
