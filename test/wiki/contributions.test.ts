import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALICE, ZOE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { mainLogin, token } from '../support/flows.ts';
import { VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

type Fields = { readonly [name: string]: string };
type Edit = { readonly user: string; readonly title: string };

const CONTRIBS = { action: 'query', list: 'usercontribs' };
const PROXY = '127.0.0.1';

/** Who edited what, asked for a few at a time, with the places where it went on. */
async function whoseEdits(client: Client, fields: Fields) {
  const found: string[] = [];
  const places: string[] = [];
  let more: Fields | undefined = {};
  while (more) {
    const reply = await client.get({ ...CONTRIBS, uclimit: '1', ...fields, ...more });
    assert.equal(reply.code, undefined, JSON.stringify(fields));
    found.push(...(reply.at('query', 'usercontribs') as readonly Edit[]).map(({ user, title }) => `${user}: ${title}`));
    more = reply.at('continue') as Fields | undefined;
    if (more) places.push((more.uccontinue ?? '').replace(/\d{14}/, 'TIME'));
  }
  return { found, places };
}

for (const { store } of VARIANTS) {
  test(`edits of several are listed one after the other, by actor, name or address (${store})`, async () => {
    await using wiki = await startWiki({ store, formatversion: '2', trustProxy: [PROXY] });
    const [anybody, zoe, alice] = [wiki.client(), wiki.client(), wiki.client()];
    await mainLogin(zoe, ZOE);
    await mainLogin(alice);
    const edit = async (title: string, by: Client | string) => {
      const client = typeof by === 'string' ? anybody : by;
      const headers: Fields = typeof by === 'string' ? { 'X-Forwarded-For': by } : {};
      const fields = { action: 'edit', title, text: title, token: client === anybody ? '+\\' : await token(client) };
      assert.equal((await client.post(fields, headers)).code, undefined);
    };
    await edit('One', zoe);
    await edit('Two', '10.0.0.10');
    await edit('Three', alice);
    await edit('Four', '10.0.0.9');
    await edit('Five', zoe);
    await edit('Six', '2001:db8::1');
    const [a, z] = [ALICE.name, ZOE.name];

    // Alice has the older account.
    const several = { ucuser: `${z}|10.0.0.9|${a}|10.0.0.10|Nobody` };
    const newer = await whoseEdits(anybody, { ...several, ucdir: 'newer' });
    const inOrder = [`${a}: Three`, `${z}: One`, `${z}: Five`, '10.0.0.10: Two', '10.0.0.9: Four'];
    assert.deepEqual(newer.found, inOrder);
    for (const place of newer.places) assert.match(place, /^actor\|\d+\|TIME\|\d+$/);
    assert.deepEqual((await whoseEdits(anybody, several)).found, inOrder.toReversed());
    assert.deepEqual((await whoseEdits(anybody, { ...several, uclimit: '2' })).found, inOrder.toReversed());

    const ids = await Promise.all([a, z].map(async (name) => (await wiki.store.accounts.byName(name))?.id));
    const byIds = await whoseEdits(anybody, { ucuserids: [...ids, 999].join('|') });
    assert.deepEqual(byIds.found, [`${z}: Five`, `${z}: One`, `${a}: Three`]);

    const byPrefix = await whoseEdits(anybody, { ucuserprefix: '10.0.0.', ucdir: 'newer' });
    assert.deepEqual(byPrefix.found, ['10.0.0.10: Two', '10.0.0.9: Four']);
    assert.match(byPrefix.places[0] ?? '', /^name\|10\.0\.0\.9\|TIME\|4$/);
    assert.deepEqual((await whoseEdits(anybody, { ucuserprefix: z })).found, [`${z}: Five`, `${z}: One`]);
    assert.deepEqual((await whoseEdits(anybody, { ucuserprefix: '10.', ucnamespace: '1' })).found, []);

    const range = await whoseEdits(anybody, { uciprange: '10.0.0.0/28', ucdir: 'newer' });
    assert.deepEqual(range.found, ['10.0.0.9: Four', '10.0.0.10: Two']);
    assert.deepEqual((await whoseEdits(anybody, { uciprange: '10.0.0.0/28' })).found, range.found.toReversed());
    assert.deepEqual((await whoseEdits(anybody, { uciprange: '10.0.0.8/31' })).found, ['10.0.0.9: Four']);
    const six = ['2001:DB8:0:0:0:0:0:1: Six'];
    assert.deepEqual((await whoseEdits(anybody, { uciprange: '2001:db8::/32' })).found, six);
  });
}

test('a list of edits names whose they are in one way, and refuses what names nobody', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const code = async (fields: Fields) => (await client.get({ ...CONTRIBS, ...fields })).code;
  const name = ALICE.name;
  const refused: readonly (readonly [Fields, string | undefined])[] = [
    [{}, 'missingparam'],
    [{ ucuser: 'A', uciprange: 'x' }, 'invalidparammix'],
    [{ ucuserids: '1', ucuserprefix: '' }, 'invalidparammix'],
    [{ ucuser: '' }, 'paramempty_ucuser'],
    [{ ucuserids: '0|1' }, 'invaliduserid'],
    [{ uciprange: 'x' }, 'invalidiprange'],
    [{ uciprange: '10.0.0.1' }, 'invalidiprange'],
    [{ uciprange: '10.0.0.0/33' }, 'invalidiprange'],
    [{ uciprange: '10.0.0.0/15' }, 'cidrtoobroad'],
    [{ uciprange: '2001:db8::/31' }, 'cidrtoobroad'],
    [{ uciprange: '10.0.0.0/16', uccontinue: 'name|x|20200101000000|1' }, 'badcontinue'],
    [{ uciprange: '10.0.0.0/16', uccontinue: 'actor|10.0.0.1|20200101000000|1' }, 'badcontinue'],
    [{ ucuserprefix: 'x', uccontinue: 'name|x|20200101000000|y' }, 'badcontinue'],
    [{ ucuser: `${name}|Nobody`, uccontinue: '20200101000000|1' }, 'badcontinue'],
    [{ ucuser: `${name}|Nobody`, uccontinue: 'name|1|20200101000000|1' }, 'badcontinue'],
    [{ ucuser: name, uccontinue: 'actor|1|20200101000000|1' }, 'badcontinue'],
    [{ ucuser: name, uccontinue: 'x', ucshow: 'minor|!minor' }, 'badcontinue'],
    [{ ucuser: name, ucprop: 'patrolled', ucshow: 'minor|!minor' }, 'show'],
    [{ ucuser: name, ucprop: 'patrolled' }, 'permissiondenied'],
    // Where nobody is found, nothing else is looked at.
    [{ ucuser: 'Nobody', uccontinue: 'x' }, undefined],
    [{ ucuser: 'Nobody|No one', ucshow: 'minor|!minor' }, undefined],
  ];
  for (const [fields, expected] of refused) assert.equal(await code(fields), expected, JSON.stringify(fields));
});
