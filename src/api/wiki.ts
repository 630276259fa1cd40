import type { Login } from '../account/login.ts';
import type { PasswordHasher } from '../account/password/hasher.ts';
import type { PasswordResets } from '../account/password-resets.ts';
import type { RateLimiter } from '../account/rate-limiter.ts';
import type { Registration } from '../account/registration.ts';
import type { SendUserMail } from '../account/user-mail.ts';
import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Settings } from '../settings.ts';
import type { Store } from '../store/store.ts';
import type { Modules } from './module.ts';

/** What the API answers from. */
export interface Wiki {
  readonly settings: Settings;
  readonly store: Store;
  readonly sessions: Sessions;
  readonly login: Login;
  readonly hasher: PasswordHasher;
  readonly registration: Registration;
  readonly resets: Pick<PasswordResets, 'ask'>;
  readonly sendUserMail: SendUserMail;
  readonly rates: RateLimiter;
  readonly clock: Clock;
  readonly random: Random;
  readonly modules: Modules;
  readonly address: Address;
  /** Tells the operator of a fault that no request should have caused. */
  fault(error: unknown): void;
}

/** Where the wiki says that it is. */
export interface Address {
  /** Scheme, host and port. */
  readonly server: string;
  /** Path before `/api.php`. */
  readonly scriptPath: string;
  /** Address of `api.php`. */
  readonly apiUrl: string;
  /** Name of the machine, told where the settings allow it. */
  readonly hostName: string;
}
