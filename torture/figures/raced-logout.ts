import { STORES, startWiki } from '../../test/support/wiki.ts';
import { type Context, caught, exactly, type Figure, type Finding, told } from '../figure.ts';
import { heldRace } from '../support/held-race.ts';
import { makeUpsert } from '../support/upsert.ts';
import { SLOW, wireRace } from '../support/wire-race.ts';

const BROKEN = 96;
const OVER_WIRE = { requests: 1, fields: SLOW, milliseconds: 60 };

/** R1 */
export const racedLogout: Figure = {
  id: 'R1',
  shows: 'A logout holds against a slow request that is under way',
  how: `Of each session one request (a renewal, the note of the first login token, or the return of a remembered device) is held
    between its read and its write until the logout is answered. Then it goes on, and every old cookie and all that it was given
    are sent again. Once more against a store broken on purpose (its writes put back what they had read), and over HTTP alone
    against a real MediaWiki, whose public task T277834 tells of this race: there survivors must be found.`,
  unit: 'logouts on each store',
  counts: { small: 400, full: 10_000 },
  async run(context) {
    if (context.other) return race(context, context.other);
    const findings: Finding[] = [];
    for (const store of STORES) {
      await using wiki = await startWiki({ store });
      const { inFlight, alive } = await heldRace(wiki, context.count);
      findings.push(exactly(`${store}: slow writers between read and write at the delete`, inFlight, context.count));
      findings.push(exactly(`${store}: sessions alive after their logout`, alive, 0));
      findings.push(exactly(`${store}: rows left`, (await wiki.store.sessions.list({ limit: 1000 })).length, 0));
      await using broken = await startWiki({ store });
      makeUpsert(broken.store.sessions);
      findings.push(caught(`${store} broken on purpose: alive`, (await heldRace(broken, BROKEN)).alive, BROKEN));
    }
    return context.mediawiki ? [...findings, ...(await race(context, context.mediawiki))] : findings;
  },
};

/** Over HTTP alone: on MediaWiki it must find survivors, on any other wiki none. */
async function race(
  { count, random, mediawiki, other }: Context,
  peer: NonNullable<Context['other']>,
): Promise<Finding[]> {
  const rounds = Math.min(count, other ? count : 40);
  const { inFlight, alive } = await wireRace(peer, rounds, random, OVER_WIRE);
  const about = peer === mediawiki ? 'a real MediaWiki' : peer.api;
  return [
    told(`${about}: logouts with the slow request under way`, `${inFlight} of ${rounds}`),
    peer === mediawiki ? caught(`${about}: alive`, alive, rounds) : exactly(`${about}: alive`, alive, 0),
  ];
}
