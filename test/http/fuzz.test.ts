import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { whoami } from '../support/flows.ts';
import { wikiForMadeUp } from './ask-made-up.ts';
import { madeUpRequests } from './made-up-requests.ts';

/** How many requests are made up: more of them with LATCHKEY_FUZZ=1000000. */
const runs = Number(process.env.LATCHKEY_FUZZ ?? 2000);

test(`${runs} made-up requests: each is answered in its format, none is a fault, no secret comes back`, {
  timeout: runs * 60 + 240_000,
}, async () => {
  const { wiki: started, ask } = await wikiForMadeUp();
  await using wiki = started;
  const seen = new Map<number, number>();
  const property = fc.asyncProperty(madeUpRequests, async (request) => {
    const status = await ask(request);
    seen.set(status, (seen.get(status) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: runs, timeout: 60_000 });
  assert.equal(await whoami(wiki.client()), null);
  for (const status of [200, 302, 404]) assert.ok(seen.has(status), `no ${status} among ${[...seen.keys()]}`);
});
