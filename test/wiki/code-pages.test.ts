import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { botLogin, mainLogin, token } from '../support/flows.ts';
import type { Reply } from '../support/reply.ts';
import { startWiki } from '../support/wiki.ts';

type Told = { readonly code: string; readonly key?: string; readonly params?: unknown };
const codes = (reply: Reply) => ((reply.at('errors') ?? []) as readonly Told[]).map(({ code }) => code);

/** Edits pages, and says what each was refused with. */
async function edits(client: Client, titles: readonly string[], more: object = {}) {
  const csrf = await token(client);
  const found: (readonly string[])[] = [];
  for (const title of titles) {
    const asked = { action: 'edit', title, text: '{}', token: csrf, errorformat: 'raw', ...more };
    found.push(codes(await client.post(asked)));
  }
  return found;
}

const HERS = `User:${ZOE.name}/x`;
const OWN = `User:${ALICE.name}/x`;
const PAGES = [`${HERS}.js`, `${HERS}.css`, `${HERS}.json`, `${OWN}.js`, `${OWN}.css`, `${OWN}.json`];
const SITE = ['Foo.js', 'Foo.css', 'Foo.json', 'Copyright/de', 'Bar'].map((one) => `MediaWiki:${one}`);

test('styles, scripts and data are kept from those who may not change them, each by a code of its own', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [anyone, alice, zoe] = [wiki.client(), wiki.client(), wiki.client()];
  await mainLogin(alice);
  await mainLogin(zoe, ZOE);
  const custom = [['customjsprotected'], ['customcssprotected'], ['customjsonprotected']];
  assert.deepEqual(await edits(anyone, PAGES), [...custom, ...custom]);
  assert.deepEqual(await edits(alice, PAGES), [...custom, [], [], []]);
  assert.deepEqual(await edits(zoe, PAGES), [[], [], [], ['customjsprotected'], ['customcssprotected'], []]);
  const site = ['sitejsprotected', 'sitecssprotected', 'sitejsonprotected', 'siterawhtmlprotected'];
  const all = [...site.map((code) => ['protectednamespace-interface', code]), ['protectednamespace-interface']];
  assert.deepEqual(await edits(alice, SITE), all);
  assert.deepEqual(await edits(zoe, SITE), [[site[0]], [site[1]], [], [site[3]], []]);
  assert.deepEqual(await edits(anyone, [`User talk:${ZOE.name}/x.js`, `User:${ZOE.name}.js`]), [[], []]);
});

test('the code is named with the action; to remove what stands in such a page, or to patrol it, is no change of it', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const zoe = wiki.client();
  await mainLogin(zoe, ZOE);
  const actions = 'edit|move|delete|patrol|protect|undelete';
  const asked = { action: 'query', prop: 'info', titles: `${OWN}.js|MediaWiki:Foo.js`, intestactions: actions };
  const reply = await zoe.get({ ...asked, intestactionsdetail: 'full', errorformat: 'raw' });
  const pages = reply.at('query', 'pages') as readonly { title: string; actions: Record<string, readonly Told[]> }[];
  const found = pages.map(({ title, actions: by }) => [
    title,
    Object.fromEntries(Object.entries(by).map(([name, told]) => [name, told.map(({ code }) => code)])),
  ]);
  const [mine, site] = ['customjsprotected', 'sitejsprotected'];
  const [protect, undelete] = ['cantedit', 'undelete-cantedit'];
  assert.deepEqual(Object.fromEntries(found), {
    [`${OWN}.js`]: {
      ...{ edit: [mine], move: [mine], delete: [], patrol: [] },
      ...{ protect: [mine, protect], undelete: [mine, undelete] },
    },
    'MediaWiki:Foo.js': {
      ...{ edit: [site], move: [site], delete: [site], patrol: [] },
      ...{ protect: [site, protect], undelete: [site, undelete] },
    },
  });
  const [first] = pages.find(({ title }) => title === `${OWN}.js`)?.actions.move ?? [];
  assert.deepEqual([first?.key, first?.params], [mine, ['move']]);
});

test('what counts is the content model, also the one that a page would get', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const [anyone, alice, zoe] = [wiki.client(), wiki.client(), wiki.client()];
  await mainLogin(alice);
  await mainLogin(zoe, ZOE);
  const javascript = { contentmodel: 'javascript' };
  assert.deepEqual(await edits(alice, [`User:${ZOE.name}/notes`], javascript), [['cantchangecontentmodel']]);
  assert.deepEqual(await edits(zoe, ['MediaWiki:Notes'], javascript), [['cantchangecontentmodel']]);
  assert.deepEqual(await edits(alice, ['Notes', `User:${ALICE.name}/notes`], javascript), [[], []]);
  assert.deepEqual(await edits(zoe, [`User:${ALICE.name}/notes`]), [['customjsprotected']]);
  assert.deepEqual(await edits(anyone, ['Notes']), [[]]);
});

test('a bot password needs a grant for the own styles and scripts', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await botLogin(client);
  assert.deepEqual(await edits(client, [`${OWN}.js`, `${OWN}.css`, `${OWN}.json`]), [
    ['permissiondenied', 'cantcreate', 'mycustomjsprotected'],
    ['permissiondenied', 'cantcreate', 'mycustomcssprotected'],
    ['permissiondenied', 'cantcreate', 'mycustomjsonprotected'],
  ]);
});
