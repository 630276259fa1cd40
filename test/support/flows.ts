import assert from 'node:assert/strict';
import { ALICE, type TestAccount } from './accounts.ts';
import type { Client as FullClient } from './client.ts';
import type { Reply } from './reply.ts';

/** What the flows need of a client. */
type Client = Pick<FullClient, 'get' | 'post'>;

/** The client's token of a type. */
export async function token(client: Client, type = 'csrf'): Promise<string> {
  const reply = await client.get({ action: 'query', meta: 'tokens', type });
  return reply.textAt('query', 'tokens', `${type}token`);
}

/** Who the client is; null: nobody in particular. */
export async function whoami(client: Client): Promise<string | null> {
  const reply = await client.get({ action: 'query', meta: 'userinfo' });
  assert.equal(reply.status, 200);
  return reply.at('query', 'userinfo', 'id') === 0 ? null : reply.textAt('query', 'userinfo', 'name');
}

/** One `action=login`, with a fresh token. */
export async function login(client: Client, lgname: string, lgpassword: string): Promise<Reply> {
  return client.post({ action: 'login', lgname, lgpassword, lgtoken: await token(client, 'login') });
}

/** One `action=clientlogin`, with a fresh token. */
export async function tryClientLogin(client: Client, username: string, password: string, remember = false) {
  return client.post({
    action: 'clientlogin',
    username,
    password,
    logintoken: await token(client, 'login'),
    loginreturnurl: 'http://example.org/',
    ...(remember && { rememberMe: '1' }),
  });
}

/** Logs in with the account's bot password. */
export async function botLogin(client: Client, { name, app, secret }: TestAccount = ALICE): Promise<void> {
  const reply = await login(client, `${name}@${app}`, secret);
  assert.equal(reply.at('login', 'result'), 'Success', reply.text);
}

/** Logs in with the account's own password through `action=login`: always remembered. */
export async function mainLogin(client: Client, { name, password }: TestAccount = ALICE): Promise<void> {
  const reply = await login(client, name, password);
  assert.equal(reply.at('login', 'result'), 'Success', reply.text);
}

/** Logs in with the account's own password through `action=clientlogin`. */
export async function clientLogin(client: Client, account: TestAccount = ALICE, remember = false): Promise<void> {
  const reply = await tryClientLogin(client, account.name, account.password, remember);
  assert.equal(reply.at('clientlogin', 'status'), 'PASS', reply.text);
}

/** Sends a logout, with the client's token unless another is given. */
export async function sendLogout(client: Client, csrf?: string): Promise<Reply> {
  return client.post({ action: 'logout', token: csrf ?? (await token(client)) });
}

/** Logs out, which must succeed. */
export async function logout(client: Client): Promise<Reply> {
  const reply = await sendLogout(client);
  assert.equal(reply.status, 200);
  assert.equal(reply.text, '{}');
  return reply;
}

/** A way to log in, and what sort of session it makes. */
export interface Way {
  readonly name: string;
  readonly kind: 'main' | 'bot';
  readonly remembered: boolean;
  logIn(client: Client, account?: TestAccount): Promise<void>;
}

/** Every way to log in. */
export const WAYS: readonly Way[] = [
  { name: 'a bot password', kind: 'bot', remembered: false, logIn: botLogin },
  { name: 'action=login', kind: 'main', remembered: true, logIn: mainLogin },
  { name: 'clientlogin', kind: 'main', remembered: false, logIn: (client, account) => clientLogin(client, account) },
  {
    name: 'clientlogin, remembered',
    kind: 'main',
    remembered: true,
    logIn: (client, account) => clientLogin(client, account, true),
  },
];
