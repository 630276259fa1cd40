import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { isPinned } from './child.ts';
import { measure } from './measure.ts';
import { ratioLines, rowLines, startLines } from './print.ts';
import { middle, ratio } from './rows.ts';
import { measureStarts } from './start.ts';

// Measures what a request costs, beside a bare node:http server that does the same work.
//   npm run bench [-- [--rounds N] [--seconds N] [--json FILE]]

/** What the work of the baseline may cost at most, in its answers without any. */
const MOST_WORK = 1.45;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    json: { type: 'string' },
  },
});
const rounds = positive('rounds', values.rounds);
const seconds = positive('seconds', values.seconds);
if (!isPinned)
  console.log('No taskset or only one core: server and load are not held to a core each, and disturb each other.');

const rows = await measure(rounds, seconds, (round) => {
  console.log(round < 1 ? 'warming up' : `round ${round} of ${rounds}`);
});
const starts = await measureStarts();
const ratios = [
  ratio('meta=tokens / bare node:http', rows.tokens, rows.baseline),
  ratio('meta=userinfo / bare node:http', rows.userinfo, rows.baseline),
  ratio('flow / flow on bare node:http', rows.flow, rows.flowBaseline),
];
const work = ratio('no work / the same work', rows.bare, rows.baseline).cpu;

const all = Object.values(rows);
console.log(['', ...rowLines(all), '', ...ratioLines(ratios), '', ...startLines(starts), ''].join('\n'));
console.log(`The work of the baseline costs ${work.toFixed(2)} times its answers without any (at most ${MOST_WORK}).`);
if (work > MOST_WORK) console.log('That is too much: the baseline is no limit to measure against in this run.');

if (values.json !== undefined) {
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? '', cores: cpus().length, pinned: isPinned };
  const medians = all.map((row) => ({ name: row.name, ...middle(row), samples: row.samples }));
  await writeFile(
    values.json,
    `${JSON.stringify({ machine, rounds, seconds, rows: medians, ratios, work, starts }, null, 2)}\n`,
  );
}

function positive(option: string, value: string): number {
  const number = Number(value);
  if (number > 0 && (option !== 'rounds' || Number.isInteger(number))) return number;
  console.error(`--${option} ${value}: give a ${option === 'rounds' ? 'whole ' : ''}number above 0.`);
  process.exit(1);
}
