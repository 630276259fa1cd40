import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WAYS, whoami } from '../support/flows.ts';
import { startWiki } from '../support/wiki.ts';

const HOUR = 3600;
/** What real time passes in a test is far less. */
const MOMENT = 30;
const settings = { sessionExpirySeconds: 12 * HOUR, sessionMaxAgeDays: 1, botSessionMaxAgeDays: 1 };

// A remembered device would open another session.
for (const { name, logIn } of WAYS.filter(({ remembered }) => !remembered)) {
  describe(`S02 a session opened by ${name}`, () => {
    test('ends when it was not used for as long as set, and not before', async () => {
      await using wiki = await startWiki({ settings });
      const [used, left] = [wiki.client(), wiki.client()];
      for (const client of [used, left]) await logIn(client);
      wiki.advance(12 * HOUR - MOMENT);
      assert.equal(await whoami(used), 'Alice');
      wiki.advance(MOMENT);
      assert.equal(await whoami(left), null);
      assert.equal(await whoami(used), 'Alice', 'use has renewed it');
    });

    test('ends at its age, however much it is used', async () => {
      await using wiki = await startWiki({ settings });
      const client = wiki.client();
      await logIn(client);
      for (const hours of [10, 10, 3]) {
        wiki.advance(hours * HOUR);
        assert.equal(await whoami(client), 'Alice');
      }
      wiki.advance(HOUR - MOMENT);
      assert.equal(await whoami(client), 'Alice');
      wiki.advance(MOMENT);
      assert.equal(await whoami(client), null);
    });

    test('does not live longer for a clock that was set back', async () => {
      await using wiki = await startWiki({ settings });
      const client = wiki.client();
      await logIn(client);
      wiki.advance(-6 * HOUR);
      assert.equal(await whoami(client), 'Alice');
      wiki.advance(18 * HOUR);
      assert.equal(await whoami(client), null);
    });
  });
}
