import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFixtures } from '../src/cli/fixtures.ts';
import { seed } from '../src/cli/seed.ts';
import { createServer } from '../src/server.ts';
import { readArguments, refuse } from './read-arguments.ts';

const USAGE = `Replays the recorded conversations of a real MediaWiki against a server of ours, started here, and prints the score by
folder. Fails if a case fails that test/oracle/scope.json does not name as waiting for something.

  npm run oracle [-- [--profile NAME] [--all] [FOLDER or FOLDER/CASE …]]

  --profile NAME    with the settings of this profile of test/oracle/fixtures.json, and the cases recorded with them
  --all             also the folders that scope.json does not name`;

const HERE = join(import.meta.dirname, '../test/oracle');
/** Cases that need not pass: they need a proxy that is believed, or record what we are safer in, or a quirk. */
const LEFT_OUT = 'safer,quirk,proxy';

interface Scope {
  /** Folders whose every case must pass. */
  readonly folders: readonly string[];
  /** Case → what it waits for. */
  readonly waiting: { readonly [id: string]: string };
}

interface Outcome {
  readonly cases: readonly { readonly id: string; readonly ok: boolean; readonly lines: readonly string[] }[];
}

const { values, positionals } = readArguments(USAGE, {
  profile: { type: 'string', default: 'default' },
  all: { type: 'boolean', default: false },
});
const scope = JSON.parse(await readFile(join(HERE, 'scope.json'), 'utf8')) as Scope;
// Each profile but the default has its folder of cases, which need nothing else.
const usual = values.profile === 'default' ? scope.folders : [values.profile];
const asked = positionals.length > 0 ? positionals : values.all ? [''] : usual;
const paths = asked.map((path) => join(HERE, 'cases', path.includes('/') ? `${path}.json` : path));
const absent = asked.filter((_, index) => !existsSync(paths[index] ?? ''));
if (absent.length > 0) refuse(`${absent.join(', ')}: there is no such folder or case in test/oracle/cases.`);

const fixtures = await readFixtures(join(HERE, 'fixtures.json'), values.profile).catch((error) =>
  refuse(error.message),
);
const scratch = await mkdtemp(join(tmpdir(), 'latchkey-oracle-'));
const server = await createServer({ data: join(scratch, 'data'), port: 0, wiki: fixtures.settings });
await seed(server.store, server.hasher, fixtures, Date.now());
const apiUrl = await server.listen();
const report = join(scratch, 'report.json');
const replay = [
  'check',
  apiUrl,
  ...paths,
  '--profile',
  values.profile,
  '--without',
  LEFT_OUT,
  '--jobs',
  '4',
  '--json',
  report,
];
const replayer = spawn(process.execPath, [join(HERE, 'replay.mjs'), ...replay], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const [code] = (await once(replayer, 'exit')) as [number | null];
await server.close();
if (code !== 0 && code !== 1) {
  console.error(`The replayer failed (exit ${code}).`);
  process.exit(1);
}
const { cases } = JSON.parse(await readFile(report, 'utf8')) as Outcome;
await rm(scratch, { recursive: true });
process.exitCode = tell(cases);

/** Prints the score and what failed; gives the exit code. */
function tell(outcomes: Outcome['cases']): number {
  const folders = new Map<string, { passed: number; all: number }>();
  let unexpected = 0;
  for (const { id, ok, lines } of outcomes) {
    const folder = id.slice(0, id.indexOf('/'));
    const score = folders.get(folder) ?? { passed: 0, all: 0 };
    folders.set(folder, { passed: score.passed + Number(ok), all: score.all + 1 });
    const waitsFor = scope.waiting[id];
    if (ok && waitsFor) console.log(`passes now: ${id} (take it off the list of those that wait)`);
    if (ok) continue;
    if (waitsFor === undefined) unexpected += 1;
    console.log(`${waitsFor === undefined ? 'FAIL ' : 'waits'} ${id}${waitsFor === undefined ? '' : `: ${waitsFor}`}`);
    if (waitsFor === undefined) for (const line of lines) console.log(`      ${line}`);
  }
  console.log('');
  for (const [folder, { passed, all }] of [...folders].sort()) console.log(`${folder.padEnd(16)} ${passed} of ${all}`);
  const passed = outcomes.filter(({ ok }) => ok).length;
  console.log(`${passed} passed, ${outcomes.length - passed} failed, ${unexpected} of them unexpected`);
  return unexpected === 0 ? 0 : 1;
}
