import { type BenchAccount, PASSWORD } from './accounts.ts';
import type { Connection, RawAnswer } from './connection.ts';
import { get, post, readToken, setCookies } from './request.ts';

/** Login token and login, from no cookies; calls back with the cookies of the session. */
export function logIn(connection: Connection, credentials: string, done: (cookies: string) => void): void {
  connection.ask(get('action=query&meta=tokens&type=login', ''), (asked) => {
    const before = setCookies(asked);
    connection.ask(post(`action=login&${credentials}&lgtoken=${readToken(asked, 'login')}`, before), (answered) => {
      expectBody(answered, '{"login":{"result":"Success",');
      done(`${before}; ${setCookies(answered)}`);
    });
  });
}

/** The four requests: login token, login, csrf token, logout. */
export function runFlow(connection: Connection, credentials: string, done: () => void): void {
  logIn(connection, credentials, (cookies) => {
    connection.ask(get('action=query&meta=tokens', cookies), (asked) => {
      connection.ask(post(`action=logout&token=${readToken(asked, 'csrf')}`, cookies), (answered) => {
        if (answered.body !== '{}') expectBody(answered, '{}');
        done();
      });
    });
  });
}

/** A csrf token for a session; calls back with it, encoded for a form. */
export function askToken(connection: Connection, cookies: string, done: (token: string) => void): void {
  connection.ask(get('action=query&meta=tokens', cookies), (asked) => done(readToken(asked, 'csrf')));
}

/** Gives a small page another text. */
export function editPage(
  connection: Connection,
  { cookies, token, title, text }: { readonly [field in 'cookies' | 'token' | 'title' | 'text']: string },
  done: () => void,
): void {
  const fields = new URLSearchParams({ action: 'edit', title, text, summary: 'bench' });
  connection.ask(post(`${fields}&token=${token}`, cookies), (answered) => {
    if (!answered.body.includes('"result":"Success"')) expectBody(answered, '{"edit":{"result":"Success",');
    done();
  });
}

/** Login token and login with the account's own password; calls back when it is answered. */
export function logInByPassword(connection: Connection, { account }: BenchAccount, done: () => void): void {
  connection.ask(get('action=query&meta=tokens&type=login', ''), (asked) => {
    const credentials = `lgname=${encodeURIComponent(account)}&lgpassword=${encodeURIComponent(PASSWORD)}`;
    const form = `action=login&${credentials}&lgtoken=${readToken(asked, 'login')}`;
    connection.ask(post(form, setCookies(asked)), done);
  });
}

/** The fields that log an account in. */
export function credentialsOf({ account, app, secret }: BenchAccount): string {
  return `lgname=${encodeURIComponent(`${account}@${app}`)}&lgpassword=${secret}`;
}

function expectBody({ body }: RawAnswer, start: string): void {
  if (!body.startsWith(start)) throw new Error(`Not the answer that was expected (${start}): ${body}`);
}
