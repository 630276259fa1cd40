import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { readArguments, refuse, wholeNumber } from '../scripts/read-arguments.ts';
import { checkRatios } from './check.ts';
import { isPinned } from './child.ts';
import { oracle } from './part/oracle.ts';
import { pages } from './part/pages.ts';
import { processes } from './part/processes.ts';
import { ratios } from './part/ratio.ts';
import { scale } from './part/scale.ts';
import { size } from './part/size.ts';
import { start } from './part/start.ts';
import { storm } from './part/storm.ts';
import { type Part, runPart } from './part.ts';
import { write } from './report.ts';
import { lines, type Results } from './results.ts';

const PARTS: { readonly [name: string]: Part } = { ratio: ratios, oracle, start, size, scale, pages, storm, processes };
const USAGE = `Measures what a request costs, each figure by a part that can be asked for alone.

  npm run bench [-- [PART…] [--rounds N] [--seconds N] [--sessions N] [--check] [--json FILE] [--write [--from FILE…]]]

  PART            ${Object.keys(PARTS).join(' ')}; all unless some are given
  --rounds N      rounds that alternate, of which the medians count
  --seconds N     how long each is
  --sessions N    how many sessions the largest store has
  --check         fails if a ratio has fallen below what it may (two thirds of what it should be)
  --json FILE     writes the figures to a file
  --from FILE     takes figures from such a file
  --write         puts table and plot into docs/performance.md

The part oracle needs a real MediaWiki: ORACLE_URL and ORACLE_FPM_PID, as docs/performance.md says.`;

const { values, positionals } = readArguments(USAGE, {
  rounds: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '2' },
  sessions: { type: 'string', default: '1000000' },
  check: { type: 'boolean', default: false },
  json: { type: 'string' },
  write: { type: 'boolean', default: false },
  from: { type: 'string', multiple: true, default: [] },
});
const rounds = wholeNumber('rounds', values.rounds, 1);
const seconds = Number(values.seconds);
if (!(seconds > 0)) refuse(`--seconds ${values.seconds}: give a number above 0.`);
const sessions = wholeNumber('sessions', values.sessions, 1);
const asked = positionals.length > 0 ? positionals : values.from.length > 0 ? [] : Object.keys(PARTS);
if (!isPinned)
  console.log('No taskset or only one core: server and load are not held to a core each, and disturb each other.');

const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length, pinned: isPinned };
const before: readonly Results[] = values.from.map((file) => JSON.parse(readFileSync(file, 'utf8')) as Results);
const parts: Results['parts'] = Object.assign({}, ...before.map((one) => one.parts));
for (const name of asked) {
  const part = PARTS[name];
  if (!part) refuse(`${name} is no part of the bench. There are: ${Object.keys(PARTS).join(' ')}.`);
  const figures = await runPart(part, { rounds, seconds, sessions, told: (what) => console.log(`${name}: ${what}`) });
  if (figures === undefined) console.log(`${name}: not measured, for what it needs is not there.`);
  else parts[name] = { figures, date: new Date().toISOString().slice(0, 10), rounds, seconds };
}
const results: Results = { machine, load: loadavg()[2] ?? 0, parts };
console.log(['', ...lines(results)].join('\n'));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
if (values.write) write(results);
if (values.check && parts.ratio) {
  const fallen = checkRatios(parts.ratio.figures);
  for (const line of fallen) console.error(line);
  if (fallen.length > 0) process.exitCode = 1;
}
