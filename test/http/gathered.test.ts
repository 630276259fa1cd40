import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { gathered } from '../../src/http/gathered.ts';

test('requests that came in one turn are answered in one go, after the last of them came; who posts is not waited for', async () => {
  const seen: string[] = [];
  const answering = gathered(({ method, url }, outgoing) => {
    seen.push(`${method} ${url}`);
    queueMicrotask(() => seen.push('|'));
    outgoing.end();
  });
  const server = createServer((incoming, outgoing) => {
    seen.push(`came ${incoming.url}`);
    answering(incoming, outgoing);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { readonly port: number }).port));
  });
  const head = 'HTTP/1.1\r\nHost: a\r\n';
  const socket = connect(port, '127.0.0.1');
  // At once, so that the server reads them in one turn.
  socket.end(`GET /1 ${head}\r\nPOST /2 ${head}Content-Length: 0\r\n\r\nHEAD /3 ${head}Connection: close\r\n\r\n`);
  for await (const _ of socket);
  await new Promise((resolve) => server.close(resolve));
  assert.deepEqual(
    seen.filter((one) => one !== '|'),
    ['came /1', 'came /2', 'POST /2', 'came /3', 'GET /1', 'HEAD /3'],
  );
  assert.equal(seen.indexOf('HEAD /3'), seen.indexOf('GET /1') + 1, 'nothing is done between the two');
});
