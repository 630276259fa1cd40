import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reduceToGrants } from '../../src/account/grants.ts';
import { effectiveGroups } from '../../src/account/groups.ts';
import { rightsOf } from '../../src/account/rights.ts';
// What a real MediaWiki 1.43 with the accounts of the corpus answered (rights of extensions left out).
import recorded from './rights.json' with { type: 'json' };
import { account, block, NOW, settings } from './support.ts';

const DAY = 24 * 60 * 60 * 1000;
const kinds = Object.keys(recorded.accounts) as (keyof typeof recorded.accounts)[];
const bots = Object.keys(recorded.botPasswords) as (keyof typeof recorded.botPasswords)[];

for (const kind of kinds) {
  test(`groups and rights of account "${kind}" are those of MediaWiki, in its order`, () => {
    const { explicit, groups, rights } = recorded.accounts[kind];
    const member = { account: account({ groups: explicit.toSorted() }), settings, now: NOW };
    assert.deepEqual(effectiveGroups(member), groups);
    assert.deepEqual(rightsOf(member), rights);
  });
}

for (const bot of bots) {
  test(`a session of bot password "${bot}" has the rights that MediaWiki leaves it`, () => {
    const { account: of, grants, rights } = recorded.botPasswords[bot];
    const owner = account({ groups: recorded.accounts[of as keyof typeof recorded.accounts].explicit.toSorted() });
    assert.deepEqual(reduceToGrants(rightsOf({ account: owner, settings, now: NOW }), grants), rights);
  });
}

test('an unknown group or grant gives nothing, whatever it is called', () => {
  const member = { account: account({ groups: ['constructor', 'nosuch'] }), settings, now: NOW };
  assert.deepEqual(rightsOf(member), rightsOf({ ...member, account: account({}) }));
  assert.deepEqual(reduceToGrants(['read'], ['constructor', 'nosuch']), []);
});

test('anonymous visitors lose what the settings take from them; accounts keep it by their own groups', () => {
  const strict = { ...settings, anonymousMayRead: false, anonymousMayEdit: false, anonymousMayCreateAccounts: false };
  const anonymous = rightsOf({ account: null, settings: strict, now: NOW });
  assert.deepEqual(
    ['read', 'edit', 'createaccount', 'createpage'].map((right) => anonymous.includes(right)),
    [false, false, false, true],
  );
  const user = rightsOf({ account: account({}), settings: strict, now: NOW });
  assert.deepEqual(
    ['read', 'edit', 'createaccount'].map((right) => user.includes(right)),
    [true, true, false],
  );
});

test('an account is autoconfirmed from the set age and number of edits on', () => {
  const slow = { ...settings, autoConfirmAge: 4 * 24 * 60 * 60, autoConfirmCount: 10 };
  const groups = (registered: number, editCount: number) =>
    effectiveGroups({ account: account({ registered, editCount }), settings: slow, now: NOW });
  assert.ok(groups(NOW - 4 * DAY, 10).includes('autoconfirmed'));
  assert.ok(!groups(NOW - 4 * DAY + 1, 10).includes('autoconfirmed'));
  assert.ok(!groups(NOW - 4 * DAY, 9).includes('autoconfirmed'));
});

test('a block leaves only the rights of anonymous visitors, if blocks disable logins and while it lasts', () => {
  const disabling = { ...settings, blockDisablesLogin: true };
  const rights = (expires: number | null, partial: boolean, by = disabling) =>
    rightsOf({ account: account({ groups: ['sysop'], block: block({ expires, partial }) }), settings: by, now: NOW });
  const anonymous = rightsOf({ account: null, settings, now: NOW }).toSorted();
  assert.deepEqual(rights(null, false).toSorted(), anonymous);
  assert.deepEqual(rights(NOW + 1, true).toSorted(), anonymous);
  assert.ok(rights(NOW, false).includes('delete'));
  assert.ok(rights(null, false, settings).includes('delete'));
});
