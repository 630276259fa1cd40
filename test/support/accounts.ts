import type { PasswordHasher } from '../../src/account/password/hasher.ts';
import { md5Password } from '../../src/account/password/md5.ts';
import type { FixtureBotPassword, Fixtures } from '../../src/cli/fixtures.ts';
import { seed } from '../../src/cli/seed.ts';
import type { Store } from '../../src/store/store.ts';

/** An account of the tests' wikis, with a bot password. */
export interface TestAccount {
  readonly name: string;
  readonly password: string;
  readonly app: string;
  readonly secret: string;
}

export const ALICE: TestAccount = {
  name: 'Alice',
  password: 'correct horse battery',
  app: 'tool',
  secret: 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6',
};

/** A name that has to be escaped wherever it goes. */
export const ZOE: TestAccount = {
  name: 'Zoë Å; "x=y", 100%',
  password: 'пароль+с %41 & = знаками',
  app: 'ap p@2',
  secret: '0123456789abcdefghijklmnopqrstuv',
};

/** Bot passwords of Alice beside the one that works. */
export const INVALID_APP = 'invalid';
export const ELSEWHERE_APP = 'elsewhere';

/** Puts the accounts of the tests into a wiki, and has it hash cheaply from then on. */
export async function addAccounts(store: Store, hasher: PasswordHasher): Promise<void> {
  await seed(store, cheaply(hasher), fixtures, Date.now());
}

const fixtures: Fixtures = {
  settings: {},
  unknown: [],
  accounts: new Map([
    ['alice', { name: ALICE.name, password: ALICE.password }],
    ['zoe', { name: ZOE.name, password: ZOE.password, groups: ['sysop'] }],
  ]),
  botPasswords: [
    bot('alice', ALICE.app, ALICE.secret),
    bot('zoe', ZOE.app, ZOE.secret),
    { ...bot('alice', INVALID_APP, ALICE.secret), invalid: true },
    { ...bot('alice', ELSEWHERE_APP, ALICE.secret), restrictions: { IPAddresses: ['203.0.113.0/24'] } },
  ],
};

function bot(account: string, appid: string, secret: string): FixtureBotPassword {
  return {
    account,
    appid,
    secret,
    grants: ['basic', 'highvolume'],
    restrictions: { IPAddresses: ['0.0.0.0/0', '::/0'] },
  };
}

/** Hashes as MediaWiki did long ago, in no time: how good the real hashing is, the tests of accounts show. */
export function cheaply(hasher: PasswordHasher): PasswordHasher {
  hasher.hash = async (password) => `:B:salt:${md5Password(password, 'salt')}`;
  return hasher;
}
