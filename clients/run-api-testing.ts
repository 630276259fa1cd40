import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { INSTALLED } from './install.ts';
import type { ClientsWiki } from './wiki.ts';

/** Runs the tests of `clients/api-testing` with the mocha that stands beside Wikimedia's package; whether all passed. */
export function runApiTesting({ env }: ClientsWiki): boolean {
  const mocha = join(INSTALLED, 'node_modules/mocha/bin/mocha.js');
  const files = globSync(join(import.meta.dirname, 'api-testing/*.mjs'), { exclude: ['**/api.mjs'] });
  const { status } = spawnSync(process.execPath, [mocha, '--timeout', '30000', ...files.toSorted()], {
    env: { ...process.env, ...env, CLIENT_INSTALLED: INSTALLED },
    stdio: 'inherit',
    timeout: 120_000,
  });
  return status === 0;
}
