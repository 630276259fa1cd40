import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePassword } from '../../src/account/password/policy.ts';
import { SETTINGS } from '../../src/settings.ts';
import { ZOE } from '../support/accounts.ts';
import { mainLogin } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';
import { create, outcome } from './flows.ts';

const policy = SETTINGS.passwordPolicy.default;

/** Password, name, groups, and what is wrong. */
const TABLE: readonly (readonly [password: string, name: string, groups: readonly string[], faults: string])[] = [
  ['a perfectly fine one 42', 'Newcomer', [], ''],
  ['äöüß', 'Newcomer', [], ''],
  ['äöü', 'Newcomer', [], 'passwordtooshort'],
  ['qz7!x', 'Newcomer', [], 'passwordtooshort'],
  ['qz7!xqz7!', 'Newcomer', ['sysop'], 'passwordtooshort'],
  ['qz7!xqz7!', 'Newcomer', ['suppress'], ''],
  ['NEWcomer', 'Newcomer 7', [], 'password-substring-username-match'],
  ['Newcomer 77', 'Newcomer 7', [], ''],
  ['password', 'Newcomer', [], 'passwordincommonlist'],
  ['Password!!!!!', 'Newcomer', [], ''],
  ['abc', 'Newcomer', [], 'passwordtooshort passwordincommonlist'],
  ['ExamplePassword', 'Newcomer', [], 'password-login-forbidden'],
  ['Passpass1', 'Useruser1', [], 'password-login-forbidden'],
  ['Passpass1', 'Newcomer', [], ''],
  ['ab\npassword', 'Newcomer', [], ''],
  ['x'.repeat(4096), 'Newcomer', [], ''],
  ['x'.repeat(4097), 'Newcomer', [], 'passwordtoolong'],
];

test('a password is judged by the policies of MediaWiki 1.43', () => {
  for (const [password, name, groups, expected] of TABLE) {
    const { faults, fatal } = judgePassword(password, { name, groups }, policy);
    assert.equal(faults.map(({ key }) => key).join(' '), expected, `${password.slice(0, 20)} of ${name}`);
    assert.equal(fatal, password.length > 4096);
  }
});

test('createaccount refuses what the policy is against, with its code, or with as many numbers as there are faults', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  const refused = async (password: string) =>
    outcome(await create(client, { username: 'An eager newcomer', password }));
  assert.equal(await refused('qz7!x'), 'passwordtooshort');
  assert.equal(await refused('eager newcomer'), 'password-substring-username-match');
  assert.equal(await refused('abc'), '___1____2');
  assert.equal(await refused('x'.repeat(4097)), 'passwordtoolong');
  assert.equal(await refused(''), 'authmanager-create-no-primary');
  assert.equal(await wiki.store.accounts.byName('An eager newcomer'), undefined);
});

test('validatepassword says what the policy of the one who asks, or of a new account, makes of a password', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  const validity = async (fields: Record<string, string>) =>
    (await client.post({ action: 'validatepassword', ...fields })).at('validatepassword', 'validity');
  assert.equal(await validity({ password: 'qz7!xqz7!' }), 'Good');
  assert.equal(await validity({ password: 'x'.repeat(4097) }), 'Invalid');
  assert.equal(await validity({ password: 'Passpass1', user: 'useruser1' }), 'Change');
  await mainLogin(client, ZOE);
  assert.equal(await validity({ password: 'qz7!xqz7!' }), 'Change');
  assert.equal((await client.post({ action: 'validatepassword', password: 'x', user: 'Alice' })).code, 'userexists');
  assert.equal((await client.post({ action: 'validatepassword', password: 'x', user: '#1' })).code, 'userexists');
  assert.equal((await client.post({ action: 'validatepassword', password: 'x', user: 'A@b' })).code, 'baduser_user');
  assert.equal((await client.post({ action: 'validatepassword', password: '' })).code, 'missingparam');
});
