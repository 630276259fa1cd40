import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, FORM, withQuery } from '../support/ask.ts';
import { botLogin, whoami } from '../support/flows.ts';
import { exchange, head, statuses } from '../support/raw.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

async function assertAlive(wiki: TestWiki): Promise<void> {
  assert.equal(await whoami(wiki.client()), null);
}

const QUERY = '/api.php?action=query&format=json';

test('requests sent in one go are answered in their order', async () => {
  await using wiki = await startWiki();
  const ids = Array.from({ length: 50 }, (_, index) => String(index));
  const line = (id: string) => `GET ${QUERY}&meta=tokens&type=login&requestid=${id} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const answer = await exchange(wiki.api, ids.map(line).join(''), head(`GET ${QUERY}&requestid=last`));
  assert.deepEqual(
    statuses(answer),
    [...ids, ''].map(() => 200),
  );
  assert.deepEqual(
    [...answer.matchAll(/"requestid":"(\w+)"/g)].map(([, id]) => id),
    [...ids, 'last'],
  );
});

test('HTTP/1.0 is answered, and the connection closed', async () => {
  await using wiki = await startWiki();
  const answer = await exchange(wiki.api, `GET ${QUERY} HTTP/1.0\r\n\r\n`);
  assert.deepEqual(statuses(answer), [200]);
  assert.doesNotMatch(answer, /chunked/i);
});

test('an address in absolute form means the same', async () => {
  await using wiki = await startWiki();
  for (const origin of [new URL(wiki.api).origin, 'http://wiki.example', 'HTTPS://wiki.example:1234']) {
    assert.deepEqual(statuses(await exchange(wiki.api, head(`GET ${origin}${QUERY}`))), [200], origin);
  }
  assert.deepEqual(statuses(await exchange(wiki.api, head('GET http://wiki.example/elsewhere'))), [404]);
});

test('a method that the API does not have is refused, and one that there is not is a 400', async () => {
  await using wiki = await startWiki();
  for (const method of ['PUT', 'DELETE', 'PATCH', 'PROPFIND', 'QUERY', 'TRACE']) {
    const reply = await ask(withQuery(wiki.api, { action: 'query', format: 'json' }), { method });
    assert.equal(reply.status, 405, method);
    assert.equal(reply.code, 'invalidmethod');
  }
  for (const line of [
    'NONSENSE /api.php',
    'get /api.php',
    ' GET /api.php',
    'GET',
    'G\u0000T /api.php',
    '\u0016\u0003\u0001',
  ]) {
    assert.deepEqual(statuses(await exchange(wiki.api, head(line))), [400], line);
  }
  assert.deepEqual(statuses(await exchange(wiki.api, head('OPTIONS *'))), [404]);
  await exchange(wiki.api, head('CONNECT localhost:1'));
  await assertAlive(wiki);
});

test('an answer to HEAD is that to GET without its body', async () => {
  await using wiki = await startWiki();
  for (const query of ['action=query&format=json', 'action=nothing&format=json', 'action=query']) {
    const url = `${wiki.api}?${query}`;
    const [get, head] = [await ask(url), await ask(url, { method: 'HEAD' })];
    assert.equal(head.text, '');
    assert.equal(head.status, get.status);
    const { date, ...headers } = get.headers;
    assert.deepEqual({ ...head.headers, date: undefined }, { ...headers, date: undefined });
  }
});

test('headers over the limit are a 431, a request without Host a 400', async () => {
  await using wiki = await startWiki();
  for (const header of [
    `X: ${'y'.repeat(60_000)}`,
    `Cookie: ${'a=b; '.repeat(12_000)}`,
    `Cookie: x=${'y'.repeat(61_440)}`,
  ]) {
    assert.deepEqual(statuses(await exchange(wiki.api, head(`GET ${QUERY}`, header))), [431]);
  }
  assert.deepEqual(statuses(await exchange(wiki.api, head(`GET ${QUERY}&x=${'y'.repeat(60_000)}`))), [431]);
  const many = Array.from({ length: 5000 }, (_, index) => `X-${index}: y`);
  assert.deepEqual(statuses(await exchange(wiki.api, head(`GET ${QUERY}`, ...many))), [431]);
  assert.deepEqual(statuses(await exchange(wiki.api, `GET ${QUERY} HTTP/1.1\r\n\r\n`)), [400]);
  assert.deepEqual(statuses(await exchange(wiki.api, head(`GET ${QUERY}`, 'X: a\u0000b'))), [400]);
  assert.deepEqual(statuses(await exchange(wiki.api, head(`GET ${QUERY}`, 'no header'))), [400]);
  await assertAlive(wiki);
});

test('whatever stands in the Cookie header, it is nobody or who it was', async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  await botLogin(client);
  const good = `wiki_BPsession=${(await client.cookies()).wiki_BPsession}`;
  const idWith = async (...cookies: readonly string[]) => {
    const answer = await exchange(
      wiki.api,
      head(`GET ${QUERY}&meta=userinfo`, ...cookies.map((one) => `Cookie: ${one}`)),
    );
    assert.deepEqual(statuses(answer), [200], cookies.join().slice(0, 100));
    return Number(/"id":(\d+)/.exec(answer)?.[1]);
  };
  const many = Array.from({ length: 2000 }, (_, index) => `a${index}=b`).join('; ');
  const odd = [
    '%',
    '%zz',
    '%E0%A4%A',
    '%00',
    '\xff\xfe',
    '"quoted',
    '=',
    ';;;',
    '__proto__=x',
    'constructor=x',
    'a',
    ' ',
    '====',
    '\t;',
    '%ff=%fe',
  ];
  for (const one of odd) {
    assert.equal(await idWith(one), 0, one);
    for (const name of ['_session', '_BPsession', 'UserID', 'UserName', 'Token'])
      assert.equal(await idWith(`wiki${name}=${one}`), 0);
    assert.equal(await idWith(`${one}; ${good}`), 1, one);
    assert.equal(await idWith(`wikiUserID=${one}; wikiToken=${one}; ${good}`), 1);
  }
  assert.equal(await idWith(many.slice(0, 15_000)), 0);
  assert.equal(await idWith(`${good}; ${many.slice(0, 14_000)}`), 1);
  assert.equal(await idWith(`${good}; wiki_BPsession=other`), 1, 'of two of one name, the first');
  assert.equal(await idWith(`wiki_BPsession=other; ${good}`), 0);
  assert.equal(await idWith('a=b', good), 1, 'two headers are one list');
});

test('names that mean something in the language mean nothing here', async () => {
  await using wiki = await startWiki();
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__', 'prototype', 'valueOf'];
  for (const name of names) {
    for (const asked of [
      { action: 'query', [name]: 'x', meta: 'userinfo' },
      { action: 'query', [`${name}[]`]: 'x', [`${name}[a]`]: 'y' },
      { action: 'query', meta: name },
      { action: 'query', meta: 'tokens', type: name },
      { action: name },
      { action: 'query', format: name },
      { action: 'query', errorformat: name, uselang: name, requestid: name },
      { action: 'checktoken', type: name, token: name },
    ]) {
      const url = withQuery(wiki.api, { format: 'json', errorlang: 'en', ...asked } as Record<string, string>);
      for (const method of ['GET', 'POST']) {
        const body = new URL(url).searchParams.toString();
        const reply = await (method === 'GET'
          ? ask(url)
          : ask(wiki.api, { method, headers: { 'Content-Type': FORM }, body }));
        assert.equal(reply.status, 200);
        assert.doesNotMatch(reply.text, /function|\[native|\[object/);
      }
    }
  }
  assert.equal(Object.keys(Object.prototype).length, 0);
  await assertAlive(wiki);
});

test('a thousand parameters are read, more are a 400, in the query string as in either form', async () => {
  await using wiki = await startWiki();
  for (const [count, status] of [
    [998, 200],
    [1001, 400],
    [5000, 400],
  ] as const) {
    const pairs = Array.from({ length: count }, (_, index) => `a${index % 10}=1`);
    const fields = ['action=query', 'format=json', ...pairs.slice(0, count - (count > 998 ? 2 : 0))];
    const body = fields.join('&');
    if (count < 2000) assert.equal((await ask(`${wiki.api}?${body}`)).status, status, `${count} in the query`);
    const form = await ask(wiki.api, { method: 'POST', headers: { 'Content-Type': FORM }, body });
    assert.equal(form.status, status, `${count} in a form`);
    const parts = fields.map(
      (field) =>
        `--xx\r\nContent-Disposition: form-data; name="${field.split('=')[0]}"\r\n\r\n${field.split('=')[1]}\r\n`,
    );
    const multi = await ask(wiki.api, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=xx' },
      body: `${parts.join('')}--xx--\r\n`,
    });
    assert.equal(multi.status, status, `${count} in a multipart form`);
  }
  await assertAlive(wiki);
});

test('of a parameter given twice the last counts, a list is none, and the body wins', async () => {
  await using wiki = await startWiki();
  const idOf = async (query: string, body?: string) => {
    const url = `${wiki.api}?action=query&format=json&${query}`;
    const form = { method: 'POST', headers: { 'Content-Type': FORM } };
    return (await (body === undefined ? ask(url) : ask(url, { ...form, body }))).at('requestid');
  };
  assert.equal(await idOf('requestid=a&requestid=b'), 'b');
  assert.equal(await idOf('requestid=a', 'requestid=b'), 'b');
  assert.equal(await idOf('requestid=a', 'requestid='), '');
  assert.equal(await idOf('requestid[]=a'), undefined);
  assert.equal(await idOf('requestid[x][y]=a'), undefined);
  assert.equal(await idOf('requestid=a&requestid[]=b'), undefined);
  assert.equal(await idOf('requestid[]=a&requestid=b'), 'b');
  assert.equal(await idOf('requestid=a', 'requestid[]=b'), undefined);
  assert.equal(await idOf('requestid%00=a&=b&&&=&requestid=c&'), 'c');
});

test('bytes that are no text are replaced or read as what they likely are, with a warning, and nothing falls over', async () => {
  await using wiki = await startWiki();
  const texts: Readonly<Record<string, readonly [inQuery: string, inBody: string]>> = {
    '%ff': ['ÿ', '\ufffd'],
    '%C3%28': ['Ã(', '\ufffd('],
    'a%00b': ['a\ufffdb', 'a\ufffdb'],
    '%01%08%0b%1f': ['\ufffd'.repeat(4), '\ufffd'.repeat(4)],
    'e%CC%81': ['é', 'é'],
    '%ED%A0%80': ['í\u00a0€', '\ufffd'.repeat(3)],
    '%F4%90%80%80': ['ô\u0090€€', '\ufffd'.repeat(4)],
    '%EF%BF%BE': ['\ufffd', '\ufffd'],
    '%': ['%', '%'],
    '%zz%4': ['%zz%4', '%zz%4'],
    '%u0041': ['%u0041', '%u0041'],
    '+': [' ', ' '],
    '%0a%09%0d': ['\n\t\r', '\n\t\r'],
  };
  for (const [raw, [inQuery, inBody]] of Object.entries(texts)) {
    // `uselang` is cleaned like any text; a token type that there is not comes back as it was read.
    const fields = `format=json&formatversion=2&action=query&meta=tokens&errorformat=raw&type=${raw}`;
    const seen = (reply: Awaited<ReturnType<typeof ask>>) => {
      const warnings = reply.at('warnings') as { code: string; data?: { values?: string[] } }[];
      return warnings.find(({ code }) => code === 'unrecognizedvalues')?.data?.values?.[0];
    };
    assert.equal(seen(await ask(`${wiki.api}?${fields}`)), inQuery, `${raw} in the query`);
    const form = { method: 'POST', headers: { 'Content-Type': FORM }, body: fields };
    assert.equal(seen(await ask(wiki.api, form)), inBody, `${raw} in the body`);
  }
  const rawBytes = await exchange(wiki.api, head(`GET ${QUERY}&meta=tokens&type=\xff\xfe`));
  assert.ok([200, 400].includes(statuses(rawBytes)[0] ?? 0));
  await assertAlive(wiki);
});

test('one who looks for the API in another folder is told where it is', async () => {
  await using wiki = await startWiki();
  for (const path of ['/w/api.php', '/w/index.php?title=X', '/mediawiki/api.php']) {
    const { status, text } = await ask(new URL(path, wiki.api).href);
    assert.equal(status, 404);
    assert.ok(text.includes(`is at ${wiki.api};`) && text.includes('--script-path'), text);
  }
  assert.doesNotMatch((await ask(new URL('/else', wiki.api).href)).text, /script-path/);
});
