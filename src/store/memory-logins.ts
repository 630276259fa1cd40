import type { LoginStore, PendingLogin } from './logins.ts';

/** Logins that wait for an answer, in a map; the oldest first. */
export class MemoryLogins implements LoginStore {
  readonly #logins = new Map<string, PendingLogin>();

  async get(session: Buffer): Promise<PendingLogin | undefined> {
    return this.#logins.get(session.toString('hex'));
  }

  async save(login: PendingLogin, most: number): Promise<void> {
    const key = login.session.toString('hex');
    this.#logins.delete(key);
    this.#logins.set(key, login);
    const ofAccount = [...this.#logins].filter(([, { user }]) => user === login.user);
    for (const [old] of ofAccount.slice(0, -most)) this.#logins.delete(old);
  }

  async take(session: Buffer): Promise<PendingLogin | undefined> {
    const key = session.toString('hex');
    const login = this.#logins.get(key);
    this.#logins.delete(key);
    return login;
  }

  async sweep(before: number): Promise<void> {
    for (const [key, { expires }] of this.#logins) if (expires < before) this.#logins.delete(key);
  }

  /** Drops the logins of an account that is erased. */
  forget(user: number): void {
    for (const [key, login] of this.#logins) if (login.user === user) this.#logins.delete(key);
  }
}
