import { readFileSync, writeFileSync } from 'node:fs';
import { CLIENTS, STEPS } from './clients.ts';
import { document } from './document.ts';
import { drive, type Step } from './drive.ts';
import { install } from './install.ts';
import { runApiTesting } from './run-api-testing.ts';
import { startWiki } from './wiki.ts';

// Drives real clients, unmodified, against a wiki of its own: npm run clients -- [CLIENT…] [--docs]
// --docs writes docs/clients.md; without it the page is compared with the run, when every client was run.
// CLIENT_VERBOSE=1 shows all that clients and server print.

const DOCUMENT = new URL('../docs/clients.md', import.meta.url);
const words = process.argv.slice(2);
const named = words.filter((word) => word !== '--docs');
const known = [...CLIENTS.map(({ name }) => name), 'api-testing'];
const unknown = named.filter((word) => !known.includes(word));
if (unknown.length > 0) {
  console.error(`There is no client ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}

const wanted = CLIENTS.filter(({ name }) => named.length === 0 || named.includes(name));
const { versions, missing } = install(wanted);
const wiki = await startWiki();
const results = new Map<string, readonly Step[]>();
let failed = 0;
try {
  for (const client of wanted.filter(({ name }) => versions.has(name))) {
    const steps = await drive(client, wiki);
    results.set(client.name, steps);
    console.log(`\n${client.name} ${versions.get(client.name)}`);
    for (const { name, result, text } of steps) {
      console.log(
        `  ${name.padEnd(13)} ${{ ok: 'ok', none: 'not offered', failed: 'FAILED' }[result].padEnd(12)} ${text}`,
      );
    }
    failed += steps.filter(({ result }) => result === 'failed').length;
  }
  if ((named.length === 0 || named.includes('api-testing')) && !missing.has('api-testing')) {
    console.log('\napi-testing');
    if (!runApiTesting(wiki)) failed += 1;
  }
} finally {
  await wiki.stop();
}

for (const [name, why] of missing) console.error(`\nNOT RUN: ${name} could not be installed: ${why}`);
console.log(`\n${results.size} clients, ${results.size * STEPS.length} steps, ${failed} failed`);
if (failed > 0 || (process.env.CI && missing.size > 0)) process.exitCode = 1;
else if (named.length === 0 && missing.size === 0) keep(document(versions, results));

function keep(page: string): void {
  if (words.includes('--docs')) writeFileSync(DOCUMENT, page);
  else if (withoutVersions(readFileSync(DOCUMENT, 'utf8')) !== withoutVersions(page)) {
    console.error('docs/clients.md is not what was run: npm run clients -- --docs');
    process.exitCode = 1;
  }
}

/** Debian's versions are those of the machine. */
function withoutVersions(page: string): string {
  return page.replace(/^\| \| .*$/m, '');
}
