/** What a client sent to be recognised by: the values of its session cookies, as sent. */
export interface Credentials {
  readonly session: string | undefined;
  readonly userId: string | undefined;
  readonly userName: string | undefined;
  readonly token: string | undefined;
  /** Of a bot password's session. */
  readonly bot: string | undefined;
}

export const NO_CREDENTIALS: Credentials = {
  session: undefined,
  userId: undefined,
  userName: undefined,
  token: undefined,
  bot: undefined,
};

/** The session cookies, by the names of MediaWiki (without the prefix). */
export type CookieName = '_session' | 'UserID' | 'UserName' | 'Token' | '_BPsession';

/** A cookie to set (until the browser closes, or for so many days), or to delete. */
export type CookieChange =
  | { readonly name: CookieName; readonly value: string; readonly days: number | null }
  | { readonly name: CookieName; readonly value: null };

/** A cookie's value, unless it says of itself that it was deleted: clients with poor cookie handling send that back. */
export function present(value: string | undefined): string | undefined {
  return value === 'deleted' ? undefined : value;
}

/** Which of the cookies that recognise a main session the client sent, whatever they hold. */
export function sentMainCookies(sent: Credentials): readonly CookieName[] {
  const names: CookieName[] = [];
  if (sent.session !== undefined) names.push('_session');
  if (sent.userId !== undefined) names.push('UserID');
  if (sent.token !== undefined) names.push('Token');
  return names;
}
