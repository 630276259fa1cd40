/** The settings that decide how long a session lives. */
export interface SessionSettings {
  /** A session that is not used for so long ends. */
  readonly sessionExpirySeconds: number;
  /** A session ends so long after it began, used or not. */
  readonly sessionMaxAgeDays: number;
  /** Life of the cookies beside the session cookie, of a login not to be remembered. */
  readonly cookieExpirationDays: number;
  /** The same of a login to be remembered, and life of the remembered device. */
  readonly extendedLoginCookieExpirationDays: number;
}

export const DAY = 86_400_000;
