import assert from 'node:assert/strict';
import { hashRecoveryCode } from '../../src/account/second-factor/recovery-code.ts';
import { ALICE } from '../support/accounts.ts';
import type { Client as FullClient } from '../support/client.ts';
import { token, tryClientLogin } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { TOTP } from '../support/totp.ts';
import type { TestWiki } from '../support/wiki.ts';

/** What the steps need of a client. */
type Client = Pick<FullClient, 'get' | 'post'>;

/** Gives Alice a second factor with these recovery codes. */
export async function enrol(wiki: TestWiki, codes: readonly string[] = []): Promise<void> {
  const { store } = wiki;
  const id = await idOf(store);
  const hashes = codes.map((code) => hashRecoveryCode(store.key, id, code));
  await store.accounts.setTotp(id, TOTP, hashes);
  // The middle of a period, lest it end while the test runs.
  wiki.advance(15 - ((wiki.now() / 1000) % 30));
}

/** Alice's id. */
export async function idOf(store: TestWiki['store']): Promise<number> {
  const account = await store.accounts.byName(ALICE.name);
  assert.ok(account);
  return account.id;
}

/** Begins a login of Alice, which must ask for something; gives the code of what it says. */
export async function beginLogin(client: Client, password = ALICE.password, remember = false): Promise<string> {
  const reply = await tryClientLogin(client, ALICE.name, password, remember);
  assert.equal(reply.at('clientlogin', 'status'), 'UI', reply.text);
  return reply.textAt('clientlogin', 'messagecode');
}

/** Answers what a login asked for. */
export async function answer(client: Client, fields: { readonly [name: string]: string }): Promise<Reply> {
  return client.post({
    action: 'clientlogin',
    logincontinue: '1',
    logintoken: await token(client, 'login'),
    ...fields,
  });
}

/** How an answer was taken: PASS, or the code of what is said instead. */
export async function answered(client: Client, fields: { readonly [name: string]: string }): Promise<string> {
  const reply = await answer(client, fields);
  const status = reply.textAt('clientlogin', 'status');
  return status === 'PASS' ? status : `${status} ${reply.textAt('clientlogin', 'messagecode')}`;
}
