import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptTarget } from '../../src/wiki/script-redirect.ts';
import { ALICE } from '../support/accounts.ts';
import type { Client } from '../support/client.ts';
import { mainLogin, token } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

const OWN = `User:${ALICE.name}`;

async function save(client: Client, title: string, text: string) {
  const reply = await client.post({ action: 'edit', title, text, token: await token(client) });
  assert.equal(reply.at('edit', 'result'), 'Success', reply.text);
}

async function textOf(client: Client, title: string) {
  const asked = { action: 'query', prop: 'revisions', rvprop: 'content', rvslots: 'main', titles: title };
  return (await client.get(asked)).at('query', 'pages', '0', 'revisions', '0', 'slots', 'main', 'content');
}

test('what a script says as wikitext is put in as it is saved, and told; it is shown as it is written', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice);
  for (const title of [`${OWN}/x.js`, `${OWN}/x.css`]) {
    await save(alice, title, '/* {{subst:ns:1}} [[Foo]] [[Category:Bar]] == No heading == */');
    const saved = '/* Talk [[Foo]] [[Category:Bar]] == No heading == */';
    assert.equal(await textOf(alice, title), saved);
    const parsed = await alice.get({ action: 'parse', page: title, prop: 'text|links|categories|sections|tocdata' });
    assert.match(
      parsed.text,
      /dir=\\"ltr\\">\/\* Talk \[\[Foo\]\] \[\[Category:Bar\]\] == No heading == \*\/\\n<\/pre>/,
    );
    assert.equal(parsed.at('parse', 'links', '0', 'title'), 'Foo');
    assert.equal(parsed.at('parse', 'categories', '0', 'category'), 'Bar');
    assert.deepEqual(parsed.at('parse', 'sections'), []);
    assert.deepEqual(parsed.at('parse', 'tocdata'), { sections: [], extensionData: [] });
  }
  const linking = await alice.get({ action: 'query', list: 'backlinks', bltitle: 'Foo' });
  assert.equal((linking.at('query', 'backlinks') as unknown[]).length, 2);
});

test('data says nothing as wikitext', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice);
  await save(alice, `${OWN}/x.json`, '["[[Foo]] {{subst:ns:1}}"]');
  assert.equal(await textOf(alice, `${OWN}/x.json`), '[\n\t"[[Foo]] {{subst:ns:1}}"\n]');
  const linking = await alice.get({ action: 'query', list: 'backlinks', bltitle: 'Foo' });
  assert.deepEqual(linking.at('query', 'backlinks'), []);
});

test('a script that is moved leaves one that loads it instead, which is a redirect; data leaves none', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice);
  const server = new URL(wiki.api).origin;
  const name = `User:${ALICE.name.replaceAll(' ', '_')}/y`;
  const index = `${server}/index.php?title=${name}`;
  const texts = {
    js: `/* #REDIRECT */mw.loader.load("${index}.js&action=raw&ctype=text/javascript");`,
    css: `/* #REDIRECT */@import url(${index}.css&action=raw&ctype=text/css);`,
    json: undefined,
  };
  for (const [ending, text] of Object.entries(texts)) {
    const [from, to] = [`${OWN}/x.${ending}`, `${OWN}/y.${ending}`];
    await save(alice, from, '0');
    const moved = await alice.post({ action: 'move', from, to, token: await token(alice) });
    assert.equal(moved.at('move', 'redirectcreated'), text !== undefined, moved.text);
    assert.equal(await textOf(alice, from), text);
    const found = await alice.get({ action: 'query', titles: from, redirects: '1' });
    assert.equal(found.at('query', 'redirects', '0', 'to'), text === undefined ? undefined : to);
  }
});

test('a script leads nowhere unless it is just as a move leaves it', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice);
  const url = 'https://wiki.example/w/index.php?title=User:Zoe/y.js&action=raw&ctype=text/javascript';
  const redirects = [
    `/* #REDIRECT */mw.loader.load("${url}");`,
    `/* #REDIRECT */mw.loader.load("${url.replaceAll('&', '\\u0026')}");`,
  ];
  const others = [
    `/* #REDIRECT */mw.loader.load("${url.replace('https:', 'javascript:')}");`,
    `/* #REDIRECT */mw.loader.load("${url.replace('/w/', '/w\n/')}");`,
    `/* #REDIRECT */mw.loader.load("${url.replace('index.php', 'api.php')}");`,
    `mw.loader.load("${url}");`,
    `/* #REDIRECT */mw.loader.load("${url}"); alert(1);`,
    `/* #REDIRECT */mw.loader.load("${url.replace('javascript', 'css')}");`,
    `/* #REDIRECT */mw.loader.load("${url.replace('User:Zoe', 'User%3AZoe')}");`,
    '#REDIRECT [[User:Zoe/y.js]]',
  ];
  const style = 'https://wiki.example/w/index.php?title=User:Zoe/y.css&action=raw&ctype=text/css';
  const styles = [`/* #REDIRECT */@import url(${style});`];
  const otherStyles = [
    `/* #REDIRECT */@import url("${style}");`,
    `/* #REDIRECT */@import url(${style.replace('/y.css', '/$.css')});`,
    `@import url(${style});`,
  ];
  for (const [title, texts, leading] of [
    [`${OWN}/x.js`, [...redirects, ...others], redirects],
    [`${OWN}/x.css`, [...styles, ...otherStyles], styles],
  ] as const) {
    for (const text of texts) {
      await save(alice, title, text);
      const found = await alice.get({ action: 'query', titles: title, redirects: '1' });
      assert.equal(found.at('query', 'redirects') !== undefined, leading.includes(text), text);
    }
  }
});

test('a script that leads to another says nothing of the address that it loads it from', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice);
  const url = 'https://wiki.example/w/index.php?title=User:Zoe/y.css&action=raw&ctype=text/css';
  await save(alice, `${OWN}/x.css`, `/* #REDIRECT */@import url(${url});`);
  await save(alice, `${OWN}/y.css`, `@import url(${url});`);
  const asked = { action: 'query', prop: 'extlinks', titles: `${OWN}/x.css|${OWN}/y.css` };
  const pages = (await alice.get(asked)).at('query', 'pages') as readonly { title: string; extlinks?: unknown[] }[];
  assert.deepEqual(pages.map(({ title, extlinks = [] }) => [title, extlinks.length]).toSorted(), [
    [`${OWN}/x.css`, 0],
    [`${OWN}/y.css`, 1],
  ]);
});

test('who looks whether a large script leads somewhere is done at once', () => {
  const parts = ['?title=', '//', '?title=A&', '\\u0026', '/index.php?title='];
  for (const part of parts) {
    const text = `/* #REDIRECT */mw.loader.load("https://w.example/${part.repeat(1_000_000)}");`;
    assert.equal(scriptTarget(text, 'javascript', 'Wiki'), undefined);
  }
});

test('programs are saved as they are sent for those who prefer so', async () => {
  await using wiki = await startWiki({ formatversion: '2' });
  const alice = wiki.client();
  await mainLogin(alice);
  const text = '/* ~~~~ {{subst:ns:1}} */';
  await alice.post({ action: 'options', optionname: 'pst-cssjs', optionvalue: '0', token: await token(alice) });
  await save(alice, `${OWN}/x.js`, text);
  assert.equal(await textOf(alice, `${OWN}/x.js`), text);
  for (const title of [`${OWN}/x.css`, `${OWN}/x`]) {
    await save(alice, title, '{{subst:ns:1}}');
    assert.equal(await textOf(alice, title), 'Talk');
  }
});
