import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { readArguments, refuse, wholeNumber } from '../scripts/read-arguments.ts';
import { document } from './document.ts';
import { type Figure, NotHere, type Peer } from './figure.ts';
import { FIGURES } from './figures.ts';
import { keepResult, readResults } from './results.ts';
import { seededRandom } from './support/random.ts';

const USAGE = `Tries to break what is promised, and prints the figures. Ends with 1 if a target was missed.

  npm run torture -- [FIGURE…] [--full] [--count N] [--seed N] [--keep] [--docs] [--url API_URL]

  --list       tells what figures there are; all are run unless some are given
  --full       as often as docs/guarantees.md says, which can take an hour; else a small run, as in CI
  --count N    as often as this
  --seed N     with the same choices as a run that printed this seed
  --keep       writes the runs to docs/guarantees.json
  --docs       makes docs/guarantees.md of what is kept
  --url URL    runs R1 over HTTP against any wiki, with an account of it in TORTURE_NAME and TORTURE_PASSWORD

With ORACLE_URL a real MediaWiki seeded from test/oracle/fixtures.json stands beside ours.`;

const { values, positionals } = readArguments(USAGE, {
  full: { type: 'boolean', default: false },
  count: { type: 'string' },
  seed: { type: 'string' },
  keep: { type: 'boolean', default: false },
  docs: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  url: { type: 'string' },
});
const givenCount = values.count === undefined ? undefined : wholeNumber('count', values.count, 1);
const givenSeed = values.seed === undefined ? undefined : wholeNumber('seed', values.seed);

if (values.list) for (const { id, shows } of FIGURES) console.log(`${id.padEnd(4)} ${shows}`);
else if (!values.docs) await runAll();
if (values.docs) {
  writeFileSync(new URL('../docs/guarantees.md', import.meta.url), document(FIGURES, readResults()));
}

async function runAll(): Promise<void> {
  const wanted = positionals.map((id) => id.toUpperCase());
  const unknown = wanted.filter((id) => !FIGURES.some((figure) => figure.id.toUpperCase() === id));
  if (unknown.length > 0) {
    refuse(`There is no figure ${unknown.join(', ')}. There are: ${FIGURES.map(({ id }) => id).join(', ')}.`);
  }
  if (values.url !== undefined && (wanted.length !== 1 || wanted[0] !== 'R1')) {
    refuse('With --url only R1 is run: npm run torture -- R1 --url API_URL');
  }
  const chosen = FIGURES.filter(({ id }) => wanted.length === 0 || wanted.includes(id.toUpperCase()));
  const missed: string[] = [];
  const notRun: string[] = [];
  for (const figure of chosen) {
    try {
      if (!(await runOne(figure))) missed.push(figure.id);
    } catch (error) {
      if (error instanceof NotHere) {
        notRun.push(figure.id);
        console.log(`  NOT RUN: ${error.message}\n`);
      } else {
        missed.push(figure.id);
        console.log(`  BROKEN OFF: ${error instanceof Error ? error.stack : error}\n`);
      }
    }
  }
  const met = chosen.length - missed.length - notRun.length;
  console.log(`${met} of ${chosen.length} figures met their targets.`);
  if (notRun.length > 0) console.log(`NOT RUN on this machine: ${notRun.join(', ')}`);
  if (missed.length > 0) console.log(`MISSED: ${missed.join(', ')}`);
  process.exitCode = missed.length > 0 ? 1 : 0;
}

/** Runs a figure and prints it; says whether its targets were met. */
async function runOne(figure: Figure): Promise<boolean> {
  const seed = givenSeed ?? Date.now() % 2 ** 31;
  const count = givenCount ?? (values.full ? figure.counts.full : figure.counts.small);
  const size = count === figure.counts.full ? ' --full' : count === figure.counts.small ? '' : ` --count ${count}`;
  const command = `npm run torture -- ${figure.id}${size} --seed ${seed}${values.url ? ` --url ${values.url}` : ''}`;
  console.log(`${figure.id}  ${figure.shows}`);
  console.log(`  ${count} ${figure.unit}, seed ${seed}; again with: ${command}`);
  const peers = { mediawiki: mediawiki(), other: other() };
  const began = performance.now();
  const findings = await figure.run({
    ...peers,
    count,
    seed,
    random: seededRandom(seed),
    say: (line) => console.log(`  … ${line}`),
  });
  const seconds = (performance.now() - began) / 1000;
  for (const { what, value, target, met } of findings) {
    const verdict = target === undefined ? '' : `  (${met ? 'as it must be' : 'MISSED'}: ${target})`;
    console.log(`  ${what}: ${value}${verdict}`);
  }
  console.log(`  ${seconds.toFixed(1)} s\n`);
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, ${process.platform}`;
  if (values.keep) {
    const round = Math.round(seconds * 10) / 10;
    const beside = peers.mediawiki !== undefined;
    keepResult({ id: figure.id, count, seed, date, seconds: round, machine, mediawiki: beside, command, findings });
  }
  return findings.every(({ met }) => met);
}

/** The real MediaWiki of `test/oracle/mediawiki.sh`. */
function mediawiki(): Peer | undefined {
  const api = process.env.ORACLE_URL;
  if (api === undefined) return undefined;
  const fixtures = JSON.parse(readFileSync(new URL('../test/oracle/fixtures.json', import.meta.url), 'utf8'));
  const { name, password } = fixtures.accounts.user;
  return { api, name, password };
}

function other(): Peer | undefined {
  if (values.url === undefined) return undefined;
  const { TORTURE_NAME: name, TORTURE_PASSWORD: password } = process.env;
  if (name === undefined || password === undefined) {
    refuse('--url needs an account of that wiki in TORTURE_NAME and TORTURE_PASSWORD: a bot password will do.');
  }
  return { api: values.url, name, password };
}
