import { STORES, type StoreKind, startWiki } from '../../test/support/wiki.ts';
import { type Context, caught, exactly, type Figure, type Finding, told } from '../figure.ts';
import { lightRace, slowDown } from '../support/light-race.ts';
import { makeUpsert } from '../support/upsert.ts';
import { LIGHT, wireRace } from '../support/wire-race.ts';

const BROKEN = 160;
const ON_MEDIAWIKI = 150;

/** R2 */
export const lightRequests: Figure = {
  id: 'R2',
  shows: 'A logout holds against light requests sent at random times beside it',
  how: `Six requests and one logout of the same session are sent within 8 ms, each at a random moment; half of them renew the
    session or note its first login token. Then every old cookie and all that the requests were given are sent again. In the
    memory store each verb waits for a random number of turns of the event loop, as if the store were elsewhere: else nothing in
    it could overlap. Once more against a store broken on purpose and against a real MediaWiki, as in R1.`,
  unit: 'logouts on each store',
  counts: { small: 320, full: 20_000 },
  async run(context) {
    const findings: Finding[] = [];
    for (const store of STORES) {
      const { alive, inFlight, withSome } = await race(store, context.count, context, false);
      const mean = (inFlight / context.count).toFixed(2);
      findings.push(told(`${store}: requests in flight at the delete, on average`, mean));
      findings.push(told(`${store}: logouts with at least one in flight`, withSome));
      findings.push(exactly(`${store}: sessions alive after their logout`, alive, 0));
      const broken = await race(store, BROKEN, context, true);
      findings.push(caught(`${store} broken on purpose: alive`, broken.alive, BROKEN));
    }
    if (context.mediawiki) {
      const how = { requests: 6, fields: LIGHT, milliseconds: 30 };
      const { alive } = await wireRace(context.mediawiki, ON_MEDIAWIKI, context.random, how);
      findings.push(caught('a real MediaWiki: alive', alive, ON_MEDIAWIKI));
    }
    return findings;
  },
};

async function race(store: StoreKind, count: number, { random }: Context, broken: boolean) {
  await using wiki = await startWiki({ store });
  if (broken) makeUpsert(wiki.store.sessions);
  if (store === 'memory') slowDown(wiki.store.sessions, random);
  return await lightRace(wiki, count, random);
}
