import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const consumer = mkdtempSync(join(tmpdir(), 'latchkey-package-'));

// As in a stranger's shell: nothing set by the npm that may have started this test, and the Node under test first.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')));
env.PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;

function run(cwd: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

before(() => {
  const tarball = run(root, 'npm', 'pack', '--silent', '--pack-destination', consumer);
  writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }');
  run(consumer, 'npm', 'install', '--no-audit', '--no-fund', `./${tarball.trim()}`);
});

after(() => rmSync(consumer, { recursive: true, force: true }));

test(`npx latchkey --help answers from the packed tarball on Node ${process.version}`, () => {
  assert.equal(run(consumer, 'node', '--version').trim(), process.version);
  assert.match(run(consumer, 'npx', '--no-install', 'latchkey', '--help'), /^npx latchkey \[COMMAND\].*--port/s);
  assert.match(run(consumer, join('node_modules', '.bin', 'latchkey'), '--help'), /^latchkey \[COMMAND\]/);
});

test('a project that installed the tarball imports createServer', () => {
  const program = "import { createServer } from 'latchkey'; console.log(typeof createServer);";
  assert.equal(run(consumer, 'node', '--input-type=module', '--eval', program).trim(), 'function');
});

test('a project that installed the tarball type-checks against it', () => {
  writeFileSync(
    join(consumer, 'consumer.ts'),
    "import { createServer } from 'latchkey';\nexport const make = createServer;\n",
  );
  const types = ['--typeRoots', join(root, 'node_modules/@types'), '--types', 'node'];
  run(
    consumer,
    join(root, 'node_modules/.bin/tsc'),
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'esnext',
    ...types,
    'consumer.ts',
  );
});

test('the tarball holds what runs and its papers, and nothing of the workshop', () => {
  const [{ files }] = JSON.parse(run(root, 'npm', 'pack', '--dry-run', '--ignore-scripts', '--json'));
  const outside = files.map(({ path }: { path: string }) => path).filter((path: string) => !path.startsWith('dist/'));
  assert.deepEqual(
    outside.filter((path: string) => !/^(package\.json|LICENSE|[A-Z]+\.md|examples\/.*)$/.test(path)),
    [],
  );
  assert.ok(outside.includes('LICENSE'));
});
