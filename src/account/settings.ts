/** What is not MediaWiki's: to see and end sessions of others, and to see the log of sessions and credentials. */
export const LATCHKEY_RIGHTS = ['latchkey-authlog', 'latchkey-sessions'] as const;

export type LatchkeyRight = (typeof LATCHKEY_RIGHTS)[number];

/** So many attempts in so many seconds from the first one on. */
export interface ThrottleWindow {
  readonly count: number;
  readonly seconds: number;
}

/** What can be set about who may log in and what accounts may do. */
export interface AccountSettings {
  readonly anonymousMayRead: boolean;
  readonly anonymousMayEdit: boolean;
  readonly anonymousMayCreateAccounts: boolean;
  /** Seconds since registration from which on an account is autoconfirmed. */
  readonly autoConfirmAge: number;
  /** Edits from which on an account is autoconfirmed. */
  readonly autoConfirmCount: number;
  /** Empty: attempts are not counted. */
  readonly passwordAttemptThrottle: readonly ThrottleWindow[];
  readonly passwordPolicy: PasswordPolicy;
  /** Accounts that an address may make in a day; 0: any number. */
  readonly accountCreationThrottle: number;
  /** A blocked account cannot log in with its password and has the rights of anonymous visitors. */
  readonly blockDisablesLogin: boolean;
  readonly enableBotPasswords: boolean;
  /** Rights of Latchkey's own → the groups that have them. */
  readonly latchkeyRights: { readonly [right in LatchkeyRight]?: readonly string[] };
  /** Whether action=login takes the password of the account itself. */
  readonly mainAccountLogin: boolean;
}

/** How long a password has to be, in bytes. */
export interface PasswordPolicy {
  readonly minimalLength: number;
  readonly privilegedGroups: readonly string[];
  readonly privilegedMinimalLength: number;
}
