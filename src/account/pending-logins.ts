import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Clock } from '../lib/clock.ts';
import type { Random } from '../lib/random.ts';
import type { LoginStore, PendingLogin } from '../store/logins.ts';
import type { Progress } from './step/step.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_SIZE = 12;
const TAG_SIZE = 16;

/** A login waits no longer than this for its next answer. */
const LIFE = 15 * 60 * 1000;
/** So many logins of one account wait at most; a further one takes the place of the oldest. */
const MOST = 20;

/**
 * The logins that have asked for something, each bound to the session that it began in: it is found, and can be read, only
 * with the secret of that session, which is in the client's cookie and nowhere else.
 */
export class PendingLogins {
  readonly #store: LoginStore;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(store: LoginStore, clock: Clock, random: Random) {
    this.#store = store;
    this.#clock = clock;
    this.#random = random;
  }

  /** The login that a session waits with, to look at. */
  async look(secret: Buffer): Promise<Progress | undefined> {
    return this.#open(await this.#store.get(placeOf(secret)), secret);
  }

  /** The login that a session waits with, to go on with or to drop: it waits no more, and nobody else gets it. */
  async take(secret: Buffer): Promise<Progress | undefined> {
    return this.#open(await this.#store.take(placeOf(secret)), secret);
  }

  /** Lets a login wait. */
  async keep(secret: Buffer, progress: Progress): Promise<void> {
    const nonce = Buffer.from(this.#random(NONCE_SIZE));
    const cipher = createCipheriv(CIPHER, keyOf(secret), nonce);
    const text = Buffer.concat([cipher.update(JSON.stringify(progress)), cipher.final()]);
    const sealed = Buffer.concat([nonce, cipher.getAuthTag(), text]);
    const expires = this.#clock() + LIFE;
    await this.#store.save({ session: placeOf(secret), user: progress.user, sealed, expires }, MOST);
  }

  #open(login: PendingLogin | undefined, secret: Buffer): Progress | undefined {
    if (login === undefined || login.expires <= this.#clock()) return undefined;
    const { sealed } = login;
    const decipher = createDecipheriv(CIPHER, keyOf(secret), sealed.subarray(0, NONCE_SIZE));
    decipher.setAuthTag(sealed.subarray(NONCE_SIZE, NONCE_SIZE + TAG_SIZE));
    const text = decipher.update(sealed.subarray(NONCE_SIZE + TAG_SIZE));
    return JSON.parse(Buffer.concat([text, decipher.final()]).toString()) as Progress;
  }
}

function placeOf(secret: Buffer): Buffer {
  return createHmac('sha256', secret).update('place of a login').digest();
}

function keyOf(secret: Buffer): Buffer {
  return createHmac('sha256', secret).update('key of a login').digest();
}
