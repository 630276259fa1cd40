import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { ask, FORM, withQuery } from '../support/ask.ts';
import { botLogin, whoami } from '../support/flows.ts';
import { dial, exchange, head, readAll, statuses } from '../support/raw.ts';
import { startWiki } from '../support/wiki.ts';

const API = '/api.php?action=query&format=json';
const SLOW = 200;
const MEGABYTE = 2 ** 20;

/** Sends a body piece by piece until it is whole or the server has had enough; gives the statuses of the answer. */
async function pour(api: string, headers: readonly string[], megabytes: number, chunked: boolean): Promise<number[]> {
  const socket = await dial(api);
  const answer = readAll(socket);
  const piece = Buffer.alloc(MEGABYTE, 'a=1&');
  socket.write(head(`POST ${API}`, ...headers));
  for (let sent = 0; sent < megabytes && !socket.destroyed && socket.writable; sent += 1) {
    if (chunked) socket.write(`${MEGABYTE.toString(16)}\r\n`);
    const drained = socket.write(piece);
    if (chunked) socket.write('\r\n');
    if (!drained) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
  }
  return statuses(await answer);
}

test('R14 connections that never finish, endless bodies and too many fields: everybody else is served meanwhile', {
  timeout: 300_000,
}, async () => {
  await using wiki = await startWiki();
  const client = wiki.client();
  await botLogin(client);
  const slow: Socket[] = await Promise.all(Array.from({ length: SLOW }, () => dial(wiki.api)));
  slow.forEach((socket, index) => {
    socket.on('error', () => undefined);
    socket.write(index % 2 ? `GET ${API} HTTP/1.1\r\nHost: x\r\nX-` : `${head(`POST ${API}`, 'Content-Length: 999')}a`);
  });
  let over = false;
  let served = 0;
  const healthy = (async () => {
    while (!over || served < 50) {
      assert.equal(await whoami(client), 'Alice');
      served += 1;
      for (const socket of slow) if (!socket.destroyed && served % 10 === 0) socket.write('b');
    }
  })();

  const form = `Content-Type: ${FORM}`;
  const multipart = 'Content-Type: multipart/form-data; boundary=xx';
  const chunked = 'Transfer-Encoding: chunked';
  const fields = Array.from({ length: 10_000 }, (_, index) => `p${index}=1`).join('&');
  const hostile = await Promise.all([
    pour(wiki.api, [form, `Content-Length: ${100 * MEGABYTE}`], 100, false),
    pour(wiki.api, [form, chunked], 100, true),
    pour(wiki.api, [multipart, `Content-Length: ${50 * MEGABYTE}`], 50, false),
    pour(wiki.api, [multipart, chunked], 50, true),
    exchange(wiki.api, head(`GET ${API}`, `X-Long: ${'x'.repeat(65_536)}`)).then(statuses),
    ask(withQuery(wiki.api, { format: 'json' }), {
      method: 'POST',
      headers: { 'Content-Type': FORM },
      body: fields,
    }).then(({ status }) => [status]),
  ]);
  over = true;
  await healthy;
  // A client that goes on to send may lose the answer with its connection.
  for (const answers of hostile.slice(0, 4)) assert.ok(answers.length === 0 || answers[0] === 413, String(answers));
  assert.deepEqual(hostile.slice(4), [[431], [400]]);
  assert.equal(slow.filter((socket) => socket.destroyed).length, 0, 'the slow ones were there all the time');
  for (const socket of slow) socket.destroy();
});
