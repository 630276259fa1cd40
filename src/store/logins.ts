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
