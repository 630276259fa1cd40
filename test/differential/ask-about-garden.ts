import { setTimeout } from 'node:timers/promises';
import { goesOn } from './alike.ts';
import type { Peer, Told } from './client.ts';
import { GARDEN, type Planted } from './garden.ts';
import { ACTORS, type Asked } from './generate.ts';

type Peers = readonly [theirs: Peer, ours: Peer];
/** Whether both told the same, or what differs is explained. */
type Compare = (asked: Asked, theirs: Told, ours: Told) => boolean;

/** Longer than a second: what is done after it has another time. */
const EPOCH = 1100;

/** How long a MediaWiki is given for what it puts off until it has answered, in milliseconds. */
const PUT_OFF = 100;

/** How often a question is asked again from where its answer stopped. */
const ROUNDS = 40;

/** Messages that would have MediaWiki put pages into categories of its own: files it does not show, titles it ignores, hidden ones. */
const CATEGORIES = ['Broken-file-category', 'Restricted-displaytitle-ignored', 'Hidden-category-category'];

/** Makes the same garden in both wikis. */
export async function plant(peers: Peers, compare: Compare): Promise<void> {
  for (const peer of peers) for (const actor of ACTORS) await peer.refresh(actor);
  for (const name of CATEGORIES) {
    const none = {
      action: 'edit',
      title: `MediaWiki:${name}`,
      text: '-',
      watchlist: 'nochange',
      token: '{csrf}',
      format: 'json',
    };
    await peers[0].ask({ actor: 'sysop', method: 'POST', query: [], body: Object.entries(none), headers: {} });
  }
  for (const [number, group] of GARDEN.entries()) {
    await setTimeout(EPOCH);
    const epoch = new Date().toISOString().replace(/\.\d+/, '');
    for (const peer of peers) peer.learn(`epoch${number}`, epoch);
    await setTimeout(EPOCH);
    for (const planted of group) await plantOne(peers, planted, compare);
  }
  await setTimeout(EPOCH);
}

async function plantOne(peers: Peers, { actor, fields, name }: Planted, compare: Compare): Promise<void> {
  const format = { format: 'json', formatversion: '2', errorformat: 'plaintext' };
  const body = Object.entries({ ...fields, ...format });
  const asked: Asked = { actor, method: 'POST', query: [], body, headers: {} };
  const [there, here] = await askBoth(peers, asked);
  compare(asked, there, here);
  await setTimeout(PUT_OFF);
  if (name === undefined) return;
  for (const [index, { body }] of [there, here].entries()) {
    const { edit } = JSON.parse(body) as { readonly edit?: { readonly pageid: number; readonly newrevid: number } };
    if (edit === undefined) throw new Error(`The garden has no ${name}: ${body}`);
    peers[index]?.learn(`id_${name}`, String(edit.pageid));
    peers[index]?.learn(`rev_${name}`, String(edit.newrevid));
  }
}

/** Asks both, and on from where each answer stops, to the end. */
export async function askToTheEnd(peers: Peers, asked: Asked, compare: Compare): Promise<void> {
  let [theirs, ours]: readonly [Asked, Asked] = [asked, asked];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [there, here] = await Promise.all([peers[0].ask(theirs), peers[1].ask(ours)]);
    // What comes after another answer is another too.
    if (!compare(ours, there, here)) return;
    const [one, other] = [goesOn(there), goesOn(here)];
    if (one === undefined || other === undefined) return;
    [theirs, ours] = [
      { ...asked, query: and(asked, one) },
      { ...asked, query: and(asked, other) },
    ];
  }
}

function and({ query }: Asked, more: { readonly [name: string]: string }): Asked['query'] {
  return [...new Map([...query, ...Object.entries(more)])];
}

function askBoth([theirs, ours]: Peers, asked: Asked): Promise<[Told, Told]> {
  return Promise.all([theirs.ask(asked), ours.ask(asked)]);
}
