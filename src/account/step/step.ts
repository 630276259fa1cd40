import type { Message } from '../../i18n/message.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AccountRow, AccountStore } from '../../store/store.ts';
import type { PasswordHasher } from '../password/hasher.ts';
import type { AccountSettings } from '../settings.ts';
import type { Throttle } from '../throttle.ts';

/** Name and password as they were given, and where from. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly ip: string;
}

/** What the steps of a login work with. */
export interface LoginDeps {
  readonly accounts: Pick<AccountStore, 'byId' | 'byName' | 'rehash'>;
  readonly hasher: Pick<PasswordHasher, 'verify' | 'hash'>;
  readonly throttle: Throttle;
  readonly settings: AccountSettings;
  readonly clock: Clock;
}

/** A login that ends for good, or that asks the person for something more first. */
export type Stop = { readonly fail: Message } | { readonly interaction: Message };

/** A look at an account whose password was right: a reason to stop, or nothing. */
export type Check = (account: AccountRow, attempt: Credentials, deps: LoginDeps) => Stop | undefined;
