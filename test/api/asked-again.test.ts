import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZOE } from '../support/accounts.ts';
import { mainLogin } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

// What is read of a query string is used again when it comes again, but for what depends on more than its text.

test('who may have more gets more, and others do not, though all ask the same', async () => {
  await using wiki = await startWiki();
  const [sysop, nobody] = [wiki.client(), wiki.client()];
  await mainLogin(sysop, ZOE);
  const most = { action: 'query', list: 'allusers', aulimit: 'max' };
  const many = { action: 'query', list: 'allusers', aulimit: '600' };
  for (let turn = 0; turn < 2; turn++) {
    assert.equal((await sysop.get(most)).at('limits', 'allusers'), 5000);
    assert.equal((await nobody.get(most)).at('limits', 'allusers'), 500);
    assert.equal((await sysop.get(many)).at('warnings'), undefined);
    assert.match((await nobody.get(many)).textAt('warnings', 'allusers', '*'), /500/);
  }
});

test('what is wrong with a request is said each time', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  for (let turn = 0; turn < 2; turn++) {
    const warned = await client.get({ action: 'query', meta: 'tokens', type: 'csrf|nonsense', other: '' });
    assert.match(warned.textAt('warnings', 'tokens', '*'), /nonsense/);
    assert.match(warned.textAt('warnings', 'main', '*'), /other/);
    assert.equal((await client.get({ action: 'nonsense' })).code, 'badvalue');
  }
});

test('a list is read of each request: what one module does to its values is not seen by the next', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  const asked = { action: 'query', meta: 'userinfo|tokens', uiprop: 'rights|groups', type: '*' };
  const first = (await client.get(asked)).at('query');
  assert.deepEqual((await client.get(asked)).at('query'), first);
});
