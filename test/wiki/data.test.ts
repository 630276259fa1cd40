import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE } from '../support/accounts.ts';
import { mainLogin, token } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

const PAGE = `User:${ALICE.name}/x.json`;

test('data that is too deep, or would not be the same once it is kept, is none; what would become too much with a line for each value is refused unwritten', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice);
  const deep = (depth: number, inside = '') => '['.repeat(depth) + inside + ']'.repeat(depth);
  const csrf = await token(alice);
  const edited = async (text: string) =>
    (await alice.post({ action: 'edit', title: PAGE, text, token: csrf })).at('error', 'code');
  for (const text of ['1e400', '[-1e400]', '"\\ud800"', '{"\\ud800":1}', '{"\\u0000b":1}', '[{"a":["\\udc00"]}]'])
    assert.equal(await edited(text), 'invalid-json-data', text);
  assert.equal(await edited(deep(512)), 'invalid-json-data');
  assert.equal(await edited(deep(100_000)), 'invalid-json-data');
  assert.equal(await edited(deep(511)), undefined);
  const wide = deep(400, `${'0,'.repeat(60_000)}0`);
  assert.equal(await edited(wide), 'contenttoobig');
  const parsed = (text: string) =>
    alice.post({ action: 'parse', title: 'X', contentmodel: 'json', onlypst: '1', text });
  assert.equal((await parsed(wide)).at('error', 'code'), 'contenttoobig');
  assert.equal((await parsed(deep(3000))).at('parse', 'text'), deep(3000));
});
