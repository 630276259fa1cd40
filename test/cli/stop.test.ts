import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { said, serve, temporaryDirectory } from './process.ts';

const BODY = 'action=query&meta=siteinfo&format=json';

/** A request of which the body is not there yet, and what becomes of it. */
async function slowRequest(api: string) {
  const { hostname, port, pathname } = new URL(api);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').then(() => answer);
  const type = 'Content-Type: application/x-www-form-urlencoded';
  socket.write(
    `POST ${pathname} HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY.slice(0, 9)}`,
  );
  // A request of its own tells when the server has read the one before.
  await fetch(`${api}?action=query&format=json`).then((response) => response.text());
  return { finish: () => socket.write(BODY.slice(9)), closed };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} lets a request under way end with its answer, takes no other, and exits 0`, async () => {
    const server = serve(['--data', temporaryDirectory()]);
    const api = await server.api();
    const request = await slowRequest(api);
    server.child.kill(signal);
    // One Ctrl-C under npm start comes twice.
    server.child.kill(signal);
    await server.shows(/it answers the requests under way/);
    assert.equal(server.child.exitCode, null, 'it waits for the request');
    await assert.rejects(fetch(api), 'it takes no other request');
    const before = performance.now();
    request.finish();
    assert.match(await request.closed, /^HTTP\/1\.1 200 .*"batchcomplete"/s);
    const { code, err } = await server.ended;
    assert.equal(code, 0);
    assert.match(said(err), /^latchkey: it answers the requests under way, .* Ctrl-C once more ends it at once\.\n$/);
    assert.ok(performance.now() - before < 4500, 'a connection that is kept alive does not hold it up');
  });
}

test('a second Ctrl-C ends at once', async () => {
  const server = serve(['--data', temporaryDirectory()]);
  const request = await slowRequest(await server.api());
  server.child.kill('SIGINT');
  await server.shows(/it answers the requests under way/);
  await sleep(700);
  assert.equal((await server.stop()).code, 130);
  await request.closed;
});
