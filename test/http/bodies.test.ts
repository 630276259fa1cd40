import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, FORM, withQuery } from '../support/ask.ts';
import { botLogin, token, whoami } from '../support/flows.ts';
import { dial, exchange, head, readAll, statuses } from '../support/raw.ts';
import { startWiki, type TestWiki } from '../support/wiki.ts';

const LIMIT = 100_000;
const API = '/api.php?format=json&action=logout';
const start = () => startWiki({ limits: { bodyBytes: LIMIT } });

async function assertAlive(wiki: TestWiki): Promise<void> {
  assert.equal(await whoami(wiki.client()), null);
}

function bodyOf(answer: string): string {
  return answer.slice(answer.indexOf('\r\n\r\n') + 4);
}

function multipart(wiki: TestWiki, body: string | Buffer, type = 'multipart/form-data; boundary=xx') {
  return ask(withQuery(wiki.api, { format: 'json', action: 'logout' }), {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  });
}

const part = (name: string, value: string, more = '') =>
  `--xx\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;

test('a body as large as the limit is read', async () => {
  await using wiki = await start();
  const body = 'token=%2B%5C&x='.padEnd(LIMIT, 'x');
  const reply = await ask(withQuery(wiki.api, { format: 'json', action: 'logout' }), {
    method: 'POST',
    headers: { 'Content-Type': FORM },
    body,
  });
  assert.equal(reply.status, 200);
  assert.equal(reply.at('error'), undefined);
});

test('a body over the limit is refused with the code of the API, before it is read', async () => {
  await using wiki = await start();
  for (const type of [FORM, 'multipart/form-data; boundary=xx', 'application/json']) {
    const headers = [`Content-Type: ${type}`, `Content-Length: ${LIMIT + 1}`];
    const answer = await exchange(wiki.api, head('POST /api.php?format=json&action=query', ...headers), 'token=%2B%5C');
    assert.deepEqual(statuses(answer), [413]);
    assert.match(answer, /MediaWiki-API-Error: contenttoolarge/);
    assert.equal(JSON.parse(bodyOf(answer)).error.code, 'contenttoolarge');
  }
  await assertAlive(wiki);
});

test('a body over the limit that does not say how long it is gets the same answer', async () => {
  await using wiki = await start();
  const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
  const socket = await dial(wiki.api);
  const all = readAll(socket);
  socket.write(head('POST /api.php?format=json&action=query', `Content-Type: ${FORM}`, 'Transfer-Encoding: chunked'));
  for (let sent = 0; sent <= LIMIT; sent += 0x4000) socket.write(chunk);
  const answer = await all;
  assert.deepEqual(statuses(answer), [413]);
  assert.equal(JSON.parse(bodyOf(answer)).error.code, 'contenttoolarge');
  await assertAlive(wiki);
});

test('a body over the limit without a token is refused for the token first, as MediaWiki does', async () => {
  await using wiki = await start();
  const headers = [`Content-Type: ${FORM}`, `Content-Length: ${LIMIT + 1}`];
  const answer = await exchange(wiki.api, head(`POST ${API}`, ...headers), 'token=%2B%5C');
  assert.equal(JSON.parse(bodyOf(answer)).error.code, 'missingparam');
  await assertAlive(wiki);
});

test('the next request of the connection is not read out of a body that was left unread', async () => {
  await using wiki = await start();
  const inner = 'GET /api.php?action=query&format=json&requestid=smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
  const lines = ['POST /api.php?format=json&action=query HTTP/1.1', 'Host: x', `Content-Length: ${LIMIT * 2}`];
  const answer = await exchange(wiki.api, `${lines.join('\r\n')}\r\nContent-Type: ${FORM}\r\n\r\n`, inner);
  assert.deepEqual(statuses(answer), [413]);
  assert.doesNotMatch(answer, /smuggled/);
});

test('a multipart body is a form like any other', async () => {
  await using wiki = await start();
  const client = wiki.client();
  await botLogin(client);
  const csrf = await token(client);
  const Cookie = await client.jar.getCookieString(client.api);
  const reply = await ask(withQuery(wiki.api, { format: 'json', action: 'logout' }), {
    method: 'POST',
    headers: { Cookie, 'Content-Type': 'Multipart/Form-Data; charset=utf-8; boundary="xx"' },
    body: `${part('file', 'token=no', '; filename="token"')}${part('token', 'first')}${part('token', csrf)}--xx--\r\n`,
  });
  assert.equal(reply.text, '{}');
  assert.equal(await whoami(client), null);
});

const BROKEN: Readonly<Record<string, readonly [body: string, type?: string]>> = {
  'without a boundary': [`${part('token', 'x')}--xx--`, 'multipart/form-data'],
  'with an empty boundary': [`${part('token', 'x')}--xx--`, 'multipart/form-data; boundary='],
  'with another boundary': [`${part('token', 'x')}--xx--`, 'multipart/form-data; boundary=yy'],
  'that ends in a head': ['--xx\r\nContent-Disposition: form-data; na'],
  'that ends in a value': ['--xx\r\nContent-Disposition: form-data; name="token"\r\n\r\nabc'],
  'without its last boundary': [part('token', 'x')],
  'that is empty': [''],
  'that is no multipart': ['token=x&action=logout'],
  'of nothing but its last boundary': ['--xx--\r\n'],
  'with a part without a head': ['--xx\r\n\r\nvalue\r\n--xx--\r\n'],
  'with a part without a name': ['--xx\r\nContent-Disposition: form-data\r\n\r\nvalue\r\n--xx--\r\n'],
  'with a head that is none': ['--xx\r\n\u0000\u0001:::\r\n\r\nvalue\r\n--xx--\r\n'],
  'with a head that does not end': [`--xx\r\nX: ${'y'.repeat(90_000)}`],
  'in an encoding that there is not': [
    '--xx\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=nope\r\nContent-Transfer-Encoding: zip\r\n\r\nvalue\r\n--xx--\r\n',
  ],
  'inside another': [
    '--xx\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: multipart/mixed; boundary=yy\r\n\r\n--yy\r\n\r\nx\r\n--yy--\r\n--xx--\r\n',
  ],
};

for (const [about, [body, type]] of Object.entries(BROKEN)) {
  test(`a multipart body ${about} is an error of the API or a 400`, { timeout: 60_000 }, async () => {
    await using wiki = await start();
    const reply = await multipart(wiki, Buffer.from(body, 'latin1'), type);
    assert.ok(reply.status === 400 || (reply.status === 200 && reply.code === 'missingparam'), reply.text);
    await assertAlive(wiki);
  });
}

test('a half-sent body and a dropped connection trouble nobody', async () => {
  await using wiki = await start();
  const types = [FORM, 'multipart/form-data; boundary=xx'];
  for (const type of types) {
    for (const framing of ['Content-Length: 500', 'Transfer-Encoding: chunked']) {
      for (const way of ['destroy', 'resetAndDestroy', 'end'] as const) {
        const socket = await dial(wiki.api);
        const closed = readAll(socket);
        socket.write(head(`POST ${API}`, `Content-Type: ${type}`, framing));
        socket.write(framing.startsWith('C') ? 'token=%2B' : '5\r\ntoken\r\n');
        await assertAlive(wiki);
        socket[way]();
        await closed;
      }
    }
  }
  await assertAlive(wiki);
});

test('a client that leaves before its answer troubles nobody', async () => {
  await using wiki = await start();
  for (let round = 0; round < 20; round += 1) {
    const socket = await dial(wiki.api);
    const closed = readAll(socket);
    socket.write(head('GET /api.php?action=query&meta=userinfo&format=json'));
    socket.destroy();
    await closed;
  }
  await assertAlive(wiki);
});

test('a Content-Length that is too short, no number, negative or given twice is a 400, or ends the body there', async () => {
  await using wiki = await start();
  const body = 'token=%2B%5C';
  for (const lengths of [['x'], ['-1'], ['5', '6'], ['5, 6'], ['0x5'], ['1e3'], ['99999999999999999999']]) {
    const headers = lengths.map((length) => `Content-Length: ${length}`);
    const answer = await exchange(wiki.api, head(`POST ${API}`, `Content-Type: ${FORM}`, ...headers), body);
    assert.equal(statuses(answer)[0], 400, String(lengths));
  }
  // What follows is no request: a parser that has seen it before the answer is ready answers for both.
  const short = await exchange(wiki.api, head(`POST ${API}`, `Content-Type: ${FORM}`, 'Content-Length: 6'), body);
  assert.ok([200, 400].includes(statuses(short)[0] ?? 0));
  assert.doesNotMatch(short, /"warnings"/);
  const both = ['Content-Length: 12', 'Transfer-Encoding: chunked'];
  const answer = await exchange(wiki.api, head(`POST ${API}`, `Content-Type: ${FORM}`, ...both), '0\r\n\r\n');
  assert.equal(statuses(answer)[0], 400);
  await assertAlive(wiki);
});

test('a client that waits for 100 Continue gets it, and its answer', async () => {
  await using wiki = await start();
  const headers = [`Content-Type: ${FORM}`, 'Content-Length: 12', 'Expect: 100-continue'];
  const socket = await dial(wiki.api);
  const all = readAll(socket);
  socket.write(head(`POST ${API}`, ...headers));
  await new Promise((resolve) => socket.once('data', resolve));
  socket.write('token=%2B%5C');
  const answer = await all;
  assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/);
  assert.match(answer, /"warnings"/);
});
