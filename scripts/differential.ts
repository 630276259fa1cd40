import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { allModules } from '../src/api/modules.ts';
import { readFixtures } from '../src/cli/fixtures.ts';
import { seed } from '../src/cli/seed.ts';
import { FORMATS } from '../src/format/formats.ts';
import { createServer } from '../src/server.ts';
import { unlike } from '../test/differential/alike.ts';
import { askToTheEnd, plant } from '../test/differential/ask-about-garden.ts';
import { Peer, type Told } from '../test/differential/client.ts';
import { differences } from '../test/differential/compare.ts';
import { explain } from '../test/differential/explained.ts';
import { ACTORS, type Actor, type Asked, anyRequest } from '../test/differential/generate.ts';
import { liftBlocks } from '../test/differential/lift-blocks.ts';
import { mirroredAccounts, mirroredEvents } from '../test/differential/mirror.ts';
import { pageSequences } from '../test/differential/page-sequences.ts';
import { makeWriters, type People, READERS, writers } from '../test/differential/people.ts';
import { anyQuestion } from '../test/differential/questions.ts';
import { SEQUENCES } from '../test/differential/sequences.ts';
import { sharedModules } from '../test/differential/shared-modules.ts';
import { readArguments, refuse, wholeNumber } from './read-arguments.ts';

const USAGE = `Sends the same generated requests to a real MediaWiki and to a server of ours, and compares what they answer. Ours begins
with the accounts and the log of that MediaWiki: first come requests that only read, and both tell of the same; then those
that write, a quarter, each job with accounts of its own that are made in both; then sequences, those about pages made up
too; then questions about a garden of pages that is made in both, each asked on to the end of its answer.

  ORACLE_URL=http://127.0.0.1:8081/api.php npm run differential [-- --pairs 50000 --seed 1 --modules 'block|query|blocks']

  --pairs N            requests, each sent to both
  --sequences N        made-up sequences about pages
  --questions N        questions about the garden
  --modules A|B        only requests of these modules
  --seed N             with the same choices as a run that printed this seed
  --jobs N             so many at once
  --show N             tells so many differences in full

test/oracle/mediawiki.sh start 8081 runs a MediaWiki; nobody else should change it meanwhile. Without ORACLE_URL nothing is run.`;

/** How long a MediaWiki is given for what it puts off until it has answered, in milliseconds. */
const PUT_OFF = 100;

const { values } = readArguments(USAGE, {
  pairs: { type: 'string', default: '500' },
  seed: { type: 'string' },
  show: { type: 'string', default: '20' },
  jobs: { type: 'string', default: '2' },
  modules: { type: 'string' },
  sequences: { type: 'string', default: '10' },
  questions: { type: 'string', default: '100' },
});
const seedNumber = values.seed === undefined ? Date.now() % 2 ** 31 : wholeNumber('seed', values.seed);
const pairs = wholeNumber('pairs', values.pairs);
const madeUp = wholeNumber('sequences', values.sequences);
const questions = wholeNumber('questions', values.questions);
const jobs = wholeNumber('jobs', values.jobs, 1);
const shown = wholeNumber('show', values.show);
const theirApi = process.env.ORACLE_URL ?? '';
if (theirApi === '') {
  console.log(
    'The comparison with a real MediaWiki did not run: ORACLE_URL is not set (test/oracle/mediawiki.sh runs one).',
  );
  process.exit(0);
}

const fixtures = await readFixtures(new URL('../test/oracle/fixtures.json', import.meta.url).pathname, undefined);
const told = await fetch(`${theirApi}?action=query&meta=siteinfo&format=json`).catch(() =>
  refuse(`ORACLE_URL=${theirApi}: nobody answers there. test/oracle/mediawiki.sh start 8081 runs a MediaWiki.`),
);
const { query } = (await told.json()) as { query: { general: { sitename: string } } };
const server = await createServer({ port: 0, wiki: { ...fixtures.settings, siteName: query.general.sitename } });
await liftBlocks(theirApi, fixtures);
await seed(server.store, server.hasher, await mirroredAccounts(theirApi, fixtures), Date.now());
const accounts = await server.store.accounts.list({ limit: 1_000_000 });
for (const event of await mirroredEvents(theirApi, new Map(accounts.map(({ name, id }) => [name, id])))) {
  await server.store.log.add(event);
}
const ourApi = await server.listen();
const modules = await sharedModules(allModules(FORMATS), theirApi, values.modules?.split('|'));
const unexplained = new Map<string, number>();
const explained = new Map<string, number>();
let done = 0;
let compared = 0;

const mayWrite = [...modules.actions.values()].some(({ write }) => write);
const toWrite = mayWrite ? Math.floor(pairs / 4) : 0;
await compareAll(fc.sample(anyRequest(modules, false), { numRuns: pairs - toWrite, seed: seedNumber }), () => READERS);
const run = Date.now().toString(36);
if (toWrite > 0) {
  const writing = fc.sample(anyRequest(modules, true), { numRuns: toWrite, seed: seedNumber });
  await compareAll(writing, (job) => writers(`${run} ${job}`));
}
const sequences = [...SEQUENCES, ...pageSequences(madeUp, seedNumber)];
for (const [index, sequence] of sequences.entries()) {
  const people = writers(`${run} in turn ${index}`);
  for (const api of [theirApi, ourApi]) await makeWriters(api, people);
  await compareSome(sequence.toReversed(), people, true);
}
if (questions > 0) await compareAnswers(questions);
await server.close();

for (const [reason, count] of explained) console.log(`explained ${count} times: ${reason}`);
const total = [...unexplained.values()].reduce((sum, count) => sum + count, 0);
console.log(
  `seed ${seedNumber}: ${compared} request pairs, ${total} with an unexplained difference (${unexplained.size} kinds)`,
);
process.exitCode = total === 0 ? 0 : 1;

/** Takes requests from the queue and sends each to both, until there is none; each job as people of its own. */
async function compareAll(queue: Asked[], peopleOf: (job: number) => People): Promise<void> {
  const everyone = Array.from({ length: jobs }, (_, job) => peopleOf(job));
  // One after the other: MediaWiki fails inside where two make accounts at once.
  for (const people of everyone) for (const api of [theirApi, ourApi]) await makeWriters(api, people);
  await Promise.all(everyone.map((people) => compareSome(queue, people)));
}

async function compareSome(queue: Asked[], people: People, keepSessions = false): Promise<void> {
  const [theirs, ours] = [new Peer(theirApi, people), new Peer(ourApi, people)];
  const refresh = (actor: Actor) => Promise.all([theirs.refresh(actor), ours.refresh(actor)]);
  for (const actor of ACTORS) await refresh(actor);
  for (let asked = queue.pop(); asked; asked = queue.pop()) {
    const [there, here] = await Promise.all([theirs.ask(asked), ours.ask(asked)]);
    compare(asked, there, here);
    // MediaWiki lists a change once it has answered: the next request would come too early.
    if (keepSessions && asked.method === 'POST') await setTimeout(PUT_OFF);
    if (!keepSessions && (there.cookies.length > 0 || here.cookies.length > 0)) await refresh(asked.actor);
    done += 1;
    if (done % 1000 === 0)
      console.error(`${done} of ${pairs} pairs, ${unexplained.size} kinds of difference unexplained`);
  }
  theirs.close();
  ours.close();
}

/** Asks both about a garden of pages that both have, each question to the end of its answer. */
async function compareAnswers(count: number): Promise<void> {
  const people = writers(`${run} garden`);
  for (const api of [theirApi, ourApi]) await makeWriters(api, people);
  const peers = [new Peer(theirApi, people), new Peer(ourApi, people)] as const;
  const strictly = (asked: Asked, there: Told, here: Told) => compare(asked, there, here, unlike);
  await plant(peers, strictly);
  const queue = fc.sample(anyQuestion(modules), { numRuns: count, seed: seedNumber });
  const answer = async () => {
    for (let asked = queue.pop(); asked; asked = queue.pop()) await askToTheEnd(peers, asked, strictly);
  };
  await Promise.all(Array.from({ length: jobs }, answer));
  for (const peer of peers) peer.close();
}

function compare(asked: Asked, there: Told, here: Told, differ = differences): boolean {
  const lines: string[] = [];
  compared += 1;
  for (const line of differ(there, here)) {
    const reason = explain(asked, line, there, here);
    if (reason === undefined) lines.push(line);
    else explained.set(reason, (explained.get(reason) ?? 0) + 1);
  }
  if (lines.length > 0) note(asked, lines);
  return lines.length === 0;
}

function note(asked: Asked, lines: readonly string[]): void {
  const kind = lines.map((line) => line.slice(0, 80)).join('\n');
  const before = unexplained.get(kind) ?? 0;
  unexplained.set(kind, before + 1);
  if (before > 0 || unexplained.size > shown) return;
  console.log(`unexplained: ${JSON.stringify(asked)}`);
  for (const line of lines.slice(0, 12)) console.log(`    ${line}`);
}
