import type { Message } from '../../i18n/message.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AccountRow, AccountStore } from '../../store/accounts.ts';
import type { Origin } from '../../store/auth-event.ts';
import type { PasswordHasher } from '../password/hasher.ts';
import type { AccountSettings } from '../settings.ts';
import type { Throttle } from '../throttle.ts';

/** Name and password as they were given, and where from. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly ip: string;
  /** What the client says that it is. */
  readonly agent?: string;
}

/** What the steps of a login work with. */
export interface LoginDeps {
  readonly accounts: Pick<
    AccountStore,
    'byId' | 'byName' | 'temporaryPassword' | 'rehash' | 'changePassword' | 'useTotpPeriod' | 'useRecoveryCode'
  >;
  readonly hasher: Pick<PasswordHasher, 'verify' | 'hash'>;
  readonly throttle: Throttle;
  /** Counts the tries to guess a second factor, per account. */
  readonly codeThrottle: Throttle;
  readonly settings: AccountSettings;
  readonly clock: Clock;
  /** The wiki's key. */
  readonly key: Buffer;
}

/** A look at an account whose password was right, at every step of its login: a reason to fail, or nothing. */
export type Check = (
  account: AccountRow,
  deps: Pick<LoginDeps, 'settings' | 'clock'>,
) => { readonly fail: Message } | undefined;

/** What a login asks for before it goes on. */
export interface Question {
  readonly asks: 'code' | 'new password';
  /** The login goes on without it too. */
  readonly skippable: boolean;
  /** Why, or what was wrong with the last answer. */
  readonly said: readonly Message[];
}

/** What was given to a question; what lacks was not filled in. */
export interface Answer {
  readonly code?: string;
  readonly newPassword?: { readonly first: string; readonly again: string };
  readonly skip?: true;
}

/** How far a login has come after the password was right. It is kept from one request to the next; nobody is logged in by it. */
export interface Progress {
  readonly user: number;
  readonly name: string;
  /** Generation of the account that the password was checked against. */
  readonly generation: number;
  readonly remember: boolean;
  /** The question why another password is to be chosen, if it is. */
  readonly reset: Question | null;
  /** What was asked and answered to satisfaction. */
  readonly answered: readonly Question['asks'][];
  /** What is asked now. */
  readonly question: Question | null;
}

/** A step of a login that may ask for something. */
export interface Step {
  readonly asks: Question['asks'];
  /** What it asks, if it has to. */
  ask(account: AccountRow, progress: Progress): Question | undefined;
  /** Judges an answer: the account as it is now, if the login may go on; or why it fails; or the question that stays. */
  judge(
    answer: Answer,
    account: AccountRow,
    progress: Progress,
    deps: LoginDeps & { readonly from: Origin },
  ): Promise<{ readonly satisfied: AccountRow } | { readonly fail: Message } | Question>;
}
