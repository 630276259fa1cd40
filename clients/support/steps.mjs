import assert from 'node:assert/strict';
import { execSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { setTimeout } from 'node:timers/promises';

// What a driver in JavaScript says and asks beside its client. A step is told on a line of its own: @@ NAME ok|none|failed TEXT.

export const api = process.env.CLIENT_API;
export const user = process.env.CLIENT_USER;
export const secret = process.env.CLIENT_SECRET;
export const account = process.env.CLIENT_ACCOUNT;

/** Imports from where the script put the clients. */
export const installed = createRequire(`${process.env.CLIENT_INSTALLED}/package.json`);

/** One step: what `act` returns is told, what it throws is why it failed. */
export async function step(name, act) {
  try {
    tell(name, 'ok', (await act()) ?? '');
  } catch (error) {
    tell(name, 'failed', error instanceof Error ? error.message : JSON.stringify(error));
  }
}

/** A step that the client has nothing for. */
export function none(name, why) {
  tell(name, 'none', why);
}

/** Ends every session of the account, as an operator does. */
export function loseSession() {
  execSync(process.env.CLIENT_LOSE_SESSION);
}

/** Somebody else changes a page, in another second than the last change of it. */
export async function editAsAnother(title, text) {
  await setTimeout(1100);
  const body = new URLSearchParams({ action: 'edit', format: 'json', title, text, token: '+\\' });
  const { edit } = await (await fetch(api, { method: 'POST', body })).json();
  assert.equal(edit?.result, 'Success');
}

/** Fails if these cookies are anybody's. */
export async function isOut(cookie) {
  assert.notEqual(cookie, '', 'There are no cookies to ask with');
  const answer = await fetch(`${api}?action=query&meta=userinfo&format=json`, { headers: { cookie } });
  const { userinfo } = (await answer.json()).query;
  assert.ok('anon' in userinfo, `The old cookies are still ${userinfo.name}`);
}

function tell(name, result, text) {
  console.log(`@@ ${name} ${result} ${String(text).replaceAll('\n', ' ').slice(0, 200)}`);
}
