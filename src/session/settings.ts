/** The settings that decide how long a session lives. */
export interface SessionSettings {
  /** A session that is not used for so long ends. */
  readonly sessionExpirySeconds: number;
  /** A session ends so long after it began, used or not. */
  readonly sessionMaxAgeDays: number;
  /** The same of a session that a bot password opened. */
  readonly botSessionMaxAgeDays: number;
  /** Of which logins to be remembered the Token cookie is replaced each time that it is used. */
  readonly rotateTokenCookie: 'of logins in pages' | 'always' | 'never';
  /** Life of the cookies beside the session cookie, of a login not to be remembered. */
  readonly cookieExpirationDays: number;
  /** The same of a login to be remembered, and life of the remembered device. */
  readonly extendedLoginCookieExpirationDays: number;
  /** An account under a sitewide block has no session but those of bot passwords. */
  readonly blockDisablesLogin: boolean;
}

export const DAY = 86_400_000;
