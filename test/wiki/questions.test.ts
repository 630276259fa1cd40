import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ZOE } from '../support/accounts.ts';
import { mainLogin, token } from '../support/flows.ts';
import { VARIANTS } from '../support/variants.ts';
import { startWiki } from '../support/wiki.ts';

type Rows = readonly { readonly [fact: string]: unknown }[];

test('revisions of several pages are not listed: that is told before what else is wrong, and nothing is warned of', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  for (const title of ['A', 'B']) await client.post({ action: 'edit', title, text: title, token: '+\\' });
  const asked = { action: 'query', prop: 'revisions', titles: 'A|B', rvprop: 'content', rvlimit: '3' };
  const reply = await client.get({ ...asked, rvdiffto: 'nonsense' });
  assert.equal(reply.code, 'invalidparammix');
  assert.deepEqual(await client.get(asked).then((reply) => reply.at('warnings', 'revisions')), undefined);
  assert.equal((await client.get({ ...asked, titles: 'A', rvdiffto: 'nonsense' })).code, 'diffto');
});

test('a file that is not there is told to be neither bad nor there', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const told = async (fields: { readonly [name: string]: string }) => {
    const reply = await client.get({ action: 'query', prop: 'imageinfo', titles: 'File:X.png', ...fields });
    const { badfile, imageinfo } = (reply.at('query', 'pages') as Rows)[0] ?? {};
    return [badfile, imageinfo];
  };
  assert.deepEqual(await told({}), [undefined, undefined]);
  assert.deepEqual(await told({ iiprop: 'badfile|user' }), [false, [{ filemissing: true }]]);
  assert.deepEqual(await told({ iiprop: 'badfile', iiend: 'now' }), [false, undefined]);
  const none = [{ html: '', canonicaltitle: 'File:X.png', filemissing: true }];
  assert.deepEqual(await told({ iiprop: 'uploadwarning|canonicaltitle' }), [undefined, none]);
  const wrong = { action: 'query', prop: 'imageinfo', titles: 'File:X.png', iibadfilecontexttitle: '<' };
  assert.equal((await client.get(wrong)).code, 'invalid-title');
});

test('a page is shown under another title only if that is a way to write its own', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const properties = async (text: string) => {
    await client.post({ action: 'edit', title: 'A page', text, token: '+\\' });
    const reply = await client.get({ action: 'query', prop: 'pageprops', titles: 'A page' });
    return (reply.at('query', 'pages') as Rows)[0]?.pageprops;
  };
  assert.deepEqual(await properties('{{DISPLAYTITLE:a_page}}'), { displaytitle: 'a_page' });
  assert.equal(await properties('{{DISPLAYTITLE:A Page}}'), undefined);
  assert.equal(await properties('{{DISPLAYTITLE:A page#x}}'), undefined);
});

test('modules without their variables are warned of', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const codes = async (prop: string) => {
    const reply = await client.get({ action: 'parse', text: 'x', contentmodel: 'wikitext', prop, errorformat: 'raw' });
    return ((reply.at('warnings') ?? []) as Rows).map(({ code }) => code);
  };
  assert.deepEqual(await codes('modules'), ['moduleswithoutvars']);
  assert.deepEqual(await codes('modules|jsconfigvars'), []);
});

test('what a new section begins with is told of a page that is there', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await client.post({ action: 'edit', title: 'A', text: 'x', token: '+\\' });
  const told = async (fields: { readonly [name: string]: string }) => {
    const reply = await client.get({ action: 'query', prop: 'info', inprop: 'preloadcontent', titles: 'A', ...fields });
    return (reply.at('query', 'pages') as Rows)[0]?.preloadcontent;
  };
  assert.equal(await told({}), undefined);
  const empty = { contentmodel: 'wikitext', contentformat: 'text/x-wiki', content: '' };
  assert.deepEqual(await told({ inpreloadnewsection: '1' }), empty);
});

for (const { store } of VARIANTS) {
  test(`whether a change is of the newest revision, or of a redirect, goes by its name (${store})`, async () => {
    await using wiki = await startWiki({ store, formatversion: '2' });
    const client = wiki.client();
    await mainLogin(client);
    const csrf = await token(client);
    await client.post({ action: 'edit', title: 'A', text: 'x', token: csrf });
    await client.post({ action: 'move', from: 'A', to: 'B', token: csrf });
    const changes = async (fields: { readonly [name: string]: string }) => {
      const reply = await client.get({ action: 'query', list: 'recentchanges', rcprop: 'title|redirect', ...fields });
      return (reply.at('query', 'recentchanges') as Rows).map(({ type, redirect }) => [type, redirect]);
    };
    assert.deepEqual(await changes({}), [
      ['log', true],
      ['new', true],
    ]);
    assert.deepEqual(await changes({ rctoponly: '1' }), []);
    assert.equal((await changes({ rcshow: 'redirect' })).length, 2);
  });
}

test('titles that a list of watched pages begins and ends at have no part of a page', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client);
  const watch = { action: 'watch', titles: 'A|A b|B', token: await token(client, 'watch') };
  await client.post(watch);
  const titles = async (fields: { readonly [name: string]: string }) => {
    const reply = await client.get({ action: 'query', list: 'watchlistraw', ...fields });
    return (reply.at('watchlistraw') as Rows | undefined)?.map(({ title }) => title) ?? reply.code;
  };
  assert.deepEqual(await titles({ wrfromtitle: 'A ', wrnamespace: '0' }), ['A b', 'B']);
  assert.deepEqual(await titles({ wrtotitle: 'A', wrnamespace: '0' }), ['A']);
  assert.equal(await titles({ wrfromtitle: 'A#b' }), 'invalidtitle');
});

test('who looks at no changes may ask of those that were looked at by themselves, on a watchlist only', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client);
  const ask = (list: string, fields: { readonly [name: string]: string }) =>
    client.get({ action: 'query', list, ...fields }).then(({ code }) => code);
  assert.equal(await ask('watchlist', { wlshow: 'autopatrolled' }), undefined);
  assert.equal(await ask('watchlist', { wlshow: '!patrolled' }), 'permissiondenied');
  assert.equal(await ask('recentchanges', { rcshow: 'autopatrolled' }), 'permissiondenied');
  assert.equal(await ask('usercontribs', { ucuser: 'A', ucuserids: '1', ucshow: 'patrolled' }), 'invalidparammix');
});

test('a change of no page is a page numbered 0 to a query that has them generated', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  await mainLogin(client, ZOE);
  await client.post({ action: 'watch', titles: 'A', token: await token(client, 'watch') });
  await client.post({ action: 'protect', title: 'A', protections: 'create=sysop', token: await token(client) });
  const pages = await client.get({ action: 'query', generator: 'watchlist' });
  assert.deepEqual(pages.at('query', 'pages'), [{ pageid: 0, missing: true }]);
  const revisions = await client.get({ action: 'query', generator: 'watchlist', gwlallrev: '1' });
  assert.deepEqual(revisions.at('query', 'badrevids'), [{ revid: 0, missing: true }]);
});

test('slots that are none are not compared', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const texts = { 'fromtext-main': 'a', 'totext-main': 'b', fromslots: 'main', toslots: 'main' };
  const bodies = async (slots: string) => {
    const reply = await client.get({ action: 'compare', contentmodel: 'wikitext', ...texts, slots });
    return Object.keys((reply.at('compare', 'bodies') ?? {}) as object);
  };
  assert.deepEqual(await bodies('*'), ['main']);
  assert.deepEqual(await bodies('*|*'), []);
});

for (const { store } of VARIANTS) {
  test(`pages that speak of one come by their ids; of several namespaces, by those first (${store})`, async () => {
    await using wiki = await startWiki({ store, formatversion: '2' });
    const client = wiki.client();
    const pages = { T: 'x', 'Talk:B': '[[T]]', A: '[[T]] [[U]]', 'Talk:A': '[[T]]', R: '#REDIRECT [[T]]', C: '[[R]]' };
    const more = { 'Talk:C': '[[R]]', S: '#REDIRECT [[Special:RecentChanges]]' };
    for (const [title, text] of Object.entries({ ...pages, ...more }))
      await client.post({ action: 'edit', title, text, token: '+\\' });
    type Told = { readonly title: string; readonly redirlinks?: readonly Told[] };
    const steps = async (fields: { readonly [name: string]: string }, read: (query: object) => readonly Told[]) => {
      const found: string[] = [];
      for (let more: object | undefined = {}; more; ) {
        const reply = await client.get({ action: 'query', ...fields, ...more });
        const told = read(reply.at('query') as object);
        found.push(
          ...told.map(({ title, redirlinks = [] }) => [title, ...redirlinks.map((one) => one.title)].join('<')),
        );
        more = reply.at('continue') as object | undefined;
      }
      return found;
    };
    const listed = (fields: { readonly [name: string]: string }) =>
      steps({ list: 'backlinks', bltitle: 'T', bllimit: '1', ...fields }, (query) => {
        return (query as { readonly backlinks: readonly Told[] }).backlinks;
      });
    assert.deepEqual(await listed({}), ['Talk:B', 'A', 'Talk:A', 'R']);
    assert.deepEqual(await listed({ blnamespace: '0|1' }), ['A', 'R', 'Talk:B', 'Talk:A']);
    assert.deepEqual(await listed({ blnamespace: '1|0', bldir: 'descending' }), ['Talk:A', 'Talk:B', 'R', 'A']);
    const through = { bllimit: '4', blredirect: '1' };
    assert.deepEqual(await listed({ ...through, blnamespace: '0|1' }), ['A', 'R<C<Talk:C', 'Talk:B', 'Talk:A']);

    const told = (prop: string, titles: string, fields: { readonly [name: string]: string }) =>
      steps({ prop, titles, ...fields }, (query) => {
        const { pages } = query as { readonly pages: readonly { readonly [prop: string]: readonly Told[] }[] };
        return pages.flatMap((page) => page[prop] ?? []);
      });
    assert.deepEqual(await told('linkshere', 'T', { lhlimit: '1' }), ['Talk:B', 'A', 'Talk:A', 'R']);
    const several = { lhnamespace: '0|1', lhlimit: '1' };
    assert.deepEqual(await told('linkshere', 'T', several), ['A', 'R', 'Talk:B', 'Talk:A']);
    assert.deepEqual(await told('linkshere', 'U|T', several), ['A', 'R', 'Talk:B', 'Talk:A', 'A']);
    assert.deepEqual(await told('redirects', 'T|Special:RecentChanges', { rdlimit: '1' }), ['S', 'R']);
  });
}

test('addresses elsewhere are kept in one form, and only those that are asked for count as a step', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const text =
    'http://E.org http://e.org/ [//b.example x] https://me@c.example:8080?q mailto:Me@A.Example http://e.org./a';
  await client.post({ action: 'edit', title: 'A', text, token: '+\\' });
  const addresses = async (fields: { readonly [name: string]: string }) => {
    const reply = await client.get({ action: 'query', prop: 'extlinks', titles: 'A', ...fields });
    const [page] = reply.at('query', 'pages') as readonly { readonly extlinks?: readonly { readonly url: string }[] }[];
    return [(page?.extlinks ?? []).map(({ url }) => url).sort(), reply.at('continue') !== undefined];
  };
  const e = ['http://e.org/', 'http://e.org/a'];
  const others = ['https://b.example/', 'https://c.example:8080/?q', 'mailto:Me@a.example'];
  assert.deepEqual(await addresses({}), [[...e, ...others], false]);
  assert.deepEqual(await addresses({ elprotocol: 'mailto', ellimit: '1' }), [['mailto:Me@a.example'], false]);
  assert.deepEqual(await addresses({ elquery: 'e.org', ellimit: '1' }), [['http://e.org/'], true]);
});

test('pages found by the beginning of a redirect have the first place of what leads to them', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const pages = { A: '#REDIRECT [[Ab]]', Ab: '#REDIRECT [[X]]', Ac: 'c', X: 'x', Ad: '#REDIRECT [[Ad]]' };
  for (const [title, text] of Object.entries(pages)) await client.post({ action: 'edit', title, text, token: '+\\' });
  const reply = await client.get({ action: 'query', generator: 'prefixsearch', gpssearch: 'A', redirects: '1' });
  const places = (reply.at('query', 'pages') as Rows).map(({ title, index }) => [title, index]);
  assert.deepEqual(places.sort(), [
    ['Ac', 3],
    ['X', 1],
  ]);
});

test('the older form of an answer says what has recent changes generate the same pages again', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  for (const title of ['A', 'B', 'C']) await client.post({ action: 'edit', title, text: 'x', token: '+\\' });
  const asked = { action: 'query', generator: 'recentchanges', grclimit: '1', prop: 'info' };
  const reply = await client.get({ ...asked, rawcontinue: '1' });
  const [same, next] = ['query-noncontinue', 'query-continue'].map((key) =>
    String(reply.at(key, 'recentchanges', 'grccontinue')),
  );
  assert.match(same ?? '', /^\d{14}\|\d+$/);
  await client.post({ action: 'edit', title: 'D', text: 'x', token: '+\\' });
  const titles = async (grccontinue = '') => {
    const reply = await client.get({ ...asked, grccontinue });
    return (reply.at('query', 'pages') as Rows).map(({ title }) => title);
  };
  assert.deepEqual([await titles(same), await titles(next)], [['C'], ['B']]);
});

test('what nobody may do with a page is an empty list in the older form; a title that is none is refused', async () => {
  await using wiki = await startWiki({ formatversion: '1' });
  const client = wiki.client();
  const asked = { action: 'query', prop: 'info', titles: 'A', intestactions: 'move' };
  const reply = await client.get({ ...asked });
  const [page] = Object.values(reply.at('query', 'pages') as Rows[number]) as Rows;
  assert.deepEqual(page?.actions, []);
  for (const inlinkcontext of ['A b', 'Talk:A#c'])
    assert.equal((await client.get({ ...asked, inlinkcontext })).code, undefined, inlinkcontext);
  for (const inlinkcontext of ['', 'A/../B', 'A%20b']) {
    assert.equal((await client.get({ ...asked, inlinkcontext })).code, 'badtitle', inlinkcontext);
  }
});

test('a section is no revision that others come before or after', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const client = wiki.client();
  const revisions: string[] = [];
  for (const text of ['a', 'b', 'c', 'd']) {
    const reply = await client.post({ action: 'edit', title: 'A', text, token: '+\\' });
    revisions.push(String(reply.at('edit', 'newrevid')));
  }
  const [first, second = '', third = '', fourth] = revisions;
  const asked = { action: 'compare', fromrev: second, torev: third, prop: 'rel|ids' };
  const around = async (fields: { readonly [name: string]: string }) => {
    const reply = await client.get({ ...asked, ...fields });
    return [reply.at('compare', 'prev'), reply.at('compare', 'next')].map((id) => id && String(id));
  };
  assert.deepEqual(await around({}), [first, fourth]);
  assert.deepEqual(await around({ fromsection: '0' }), [undefined, fourth]);
  assert.deepEqual(await around({ tosection: '0' }), [first, undefined]);
});
