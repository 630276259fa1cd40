/** How new passwords are hashed with argon2id: OWASP's least memory, about 20 ms. */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const CURRENT = `:argon2:$argon2id$v=19$m=${ARGON2.memoryCost},t=${ARGON2.timeCost},p=${ARGON2.parallelism}$`;

/** The hash of a password that nobody knows, for doing the same work where there is no account to check. */
export const NOBODYS_HASH = `${CURRENT}rF+x+qM16XQUXSFA8j2Prg$LshBhM14bt6aalWZxR1D+KS5bkMLlhzr5lBjz1hrZ5M`;

/** Whether a hash is of an older format or of other parameters than new ones get. */
export function needsRehash(stored: string): boolean {
  return !stored.startsWith(CURRENT);
}
