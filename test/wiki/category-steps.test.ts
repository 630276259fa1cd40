import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWiki, type TestWiki } from '../support/wiki.ts';

type Client = ReturnType<TestWiki['client']>;
type Fields = { readonly [name: string]: string };

const ASKED = { action: 'query', list: 'categorymembers', cmtitle: 'Category:K' };

async function categoryWiki() {
  const wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  for (const [title, sortedBy] of [
    ...[['M1', 'b'] as const, ['Category:M2', 'c'] as const, ['File:M3.png', 'a'] as const],
    ...[['M4', 'a'] as const, ['B', ''] as const],
  ]) {
    const text = sortedBy === '' ? '[[Category:K]]' : `[[Category:K|${sortedBy}]]`;
    await client.post({ action: 'edit', title, text, token: '+\\' });
  }
  return { client, [Symbol.asyncDispose]: () => wiki[Symbol.asyncDispose]() };
}

/** Titles of all steps, or the code of the error. */
async function listed(client: Client, fields: Fields): Promise<string> {
  const titles: string[] = [];
  for (let more: Fields | undefined = {}; more; ) {
    const reply = await client.get({ ...ASKED, ...fields, ...more });
    const code = reply.at('error', 'code');
    if (code !== undefined) return String(code);
    titles.push(...(reply.at('query', 'categorymembers') as readonly { title: string }[]).map(({ title }) => title));
    more = reply.at('continue') as Fields | undefined;
  }
  return titles.join(' ');
}

test('members of a category are told kind by kind as the kinds are asked for; by time, whatever their kind', async () => {
  await using wiki = await categoryWiki();
  const asked: readonly (readonly [fields: Fields, titles: string])[] = [
    [{ cmlimit: '1' }, 'M4 B M1 Category:M2 File:M3.png'],
    [{ cmlimit: '2', cmdir: 'desc' }, 'M1 B M4 Category:M2 File:M3.png'],
    [{ cmtype: 'file|subcat|page', cmlimit: '2' }, 'File:M3.png Category:M2 M4 B M1'],
    [{ cmtype: '' }, ''],
    [{ cmsort: 'timestamp', cmtype: 'page', cmlimit: '2' }, 'M1 Category:M2 File:M3.png M4 B'],
    [{ cmsort: 'timestamp', cmtype: '', cmdir: 'older', cmlimit: '1' }, 'B M4 File:M3.png Category:M2 M1'],
    // The end is among them.
    [{ cmendsortkeyprefix: 'b', cmlimit: '1' }, 'M4 B File:M3.png'],
    [{ cmendhexsortkey: '42', cmlimit: '1' }, 'M4 B File:M3.png'],
    [{ cmstartsortkeyprefix: 'b', cmdir: 'desc' }, 'B M4 File:M3.png'],
    [{ cmstartsortkeyprefix: 'b' }, 'B M1 Category:M2'],
  ];
  for (const [fields, titles] of asked) assert.equal(await listed(wiki.client, fields), titles, JSON.stringify(fields));
});

test('where a category goes on is read as MediaWiki reads it', async () => {
  await using wiki = await categoryWiki();
  const all = 'M4 B M1 Category:M2 File:M3.png';
  for (const cmcontinue of ['', '0', 'x||1', 'page||1', 'nonsense|41|0']) {
    assert.equal(await listed(wiki.client, { cmcontinue }), all, cmcontinue);
  }
  assert.equal(await listed(wiki.client, { cmcontinue: 'subcat|41|0' }), 'Category:M2 File:M3.png');
  for (const cmcontinue of ['x', 'page|4|1', 'page|41|x', 'page|41|1|2']) {
    assert.equal(await listed(wiki.client, { cmcontinue }), 'badcontinue', cmcontinue);
  }
  const byTime = { cmsort: 'timestamp' };
  assert.equal(await listed(wiki.client, { ...byTime, cmcontinue: '99990101000000|1' }), '');
  for (const cmcontinue of ['', '0', '2020|1', '2020-01-01T00:00:00Z|1', '20201301000000|1', '20200101000000|x']) {
    assert.equal(await listed(wiki.client, { ...byTime, cmcontinue }), 'badcontinue', cmcontinue);
  }
});

test('what is no category is refused by what is wrong with it, and a bad value by the name that it was given under', async () => {
  await using wiki = await categoryWiki();
  for (const [cmtitle, code] of [
    ...[['[', 'invalidtitle'] as const, ['Category:', 'invalidtitle'] as const, ['A', 'invalidcategory'] as const],
    ...[['Special:Foo', 'pagecannotexist'] as const, ['Media:Foo', 'pagecannotexist'] as const],
  ]) {
    assert.equal(await listed(wiki.client, { cmtitle }), code, cmtitle);
  }
  const generator = { action: 'query', generator: 'categorymembers', gcmtitle: 'Category:K', gcmendhexsortkey: 'x' };
  assert.equal((await wiki.client.get(generator)).at('error', 'code'), 'badvalue_gcmendhexsortkey');
  assert.equal(await listed(wiki.client, { cmendhexsortkey: 'x' }), 'badvalue_cmendhexsortkey');
  const linking = { action: 'query', generator: 'backlinks', gbltitle: 'A', gblredirect: '1', gbllimit: '300' };
  assert.match((await wiki.client.get(linking)).textAt('warnings', 'backlinks', 'warnings'), /"gbllimit"/);
});
