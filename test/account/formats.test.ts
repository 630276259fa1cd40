import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOBODYS_HASH, needsRehash } from '../../src/account/password/current.ts';
import { hashPassword, verifyPassword } from '../../src/account/password/formats.ts';
// Hashes that MediaWiki 1.43's PasswordFactory made, with their passwords.
import hashes from './hashes.json' with { type: 'json' };

const OTHER = 'another password';

for (const type of new Set(hashes.map(([hash]) => hash?.split(':')[1] ?? ''))) {
  test(`hashes of MediaWiki's format ${type} verify, and only with their password`, () => {
    const rows = hashes.filter(([hash]) => hash?.startsWith(`:${type}:`));
    assert.ok(rows.length >= 3);
    for (const [hash = '', password = ''] of rows) {
      assert.ok(verifyPassword(hash, password), hash);
      assert.ok(!verifyPassword(hash, OTHER), hash);
      assert.ok(needsRehash(hash), hash);
    }
  });
}

test('a new hash is argon2id with our parameters, verifies, and needs no other', () => {
  const hash = hashPassword('Пароль é');
  assert.match(hash, /^:argon2:\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.ok(verifyPassword(hash, 'Пароль é'));
  assert.ok(!verifyPassword(hash, 'Пароль e\u0301'));
  assert.ok(!needsRehash(hash));
  assert.notEqual(hashPassword('Пароль é'), hash);
});

test("nobody's hash costs what a new one costs", () => {
  assert.ok(!needsRehash(NOBODYS_HASH));
  assert.ok(!verifyPassword(NOBODYS_HASH, ''));
});

test('no password is right where none is stored or the hash cannot be read', () => {
  for (const stored of ['', 'x', ':', '::', ':nosuch:x', ':constructor:x', ':A:', ':B::', ':pbkdf2:sha512:1:0::']) {
    assert.ok(!tryVerify(stored, ''), stored);
    assert.ok(!tryVerify(stored, 'x'), stored);
  }
  for (const stored of [':argon2:', ':argon2:$argon2id$', ':bcrypt:', ':pbkdf2:', ':pbkdf2:nosuch:1:8:eA==:eA==']) {
    assert.ok(!tryVerify(stored, 'x'), stored);
  }
});

function tryVerify(stored: string, password: string): boolean {
  try {
    return verifyPassword(stored, password);
  } catch {
    return false;
  }
}
