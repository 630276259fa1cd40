// Fails when a package that Latchkey ships with cannot be distributed together with GPL-2.0-or-later code.

import { readFileSync } from 'node:fs';

/** Each licence that a runtime dependency may have, and why it may. */
const allowed = new Map([
  ['MIT', 'permissive: asks for its notice only'],
  ['MIT-0', 'MIT that asks for nothing'],
  ['ISC', 'permissive: MIT in fewer words'],
  ['0BSD', 'permissive: asks for nothing'],
  ['BSD-2-Clause', 'permissive: asks for its notice only'],
  ['BSD-3-Clause', 'permissive: its ban on endorsement is no further restriction'],
  ['Apache-2.0', 'its patent terms fit GPL-3.0, which "or later" lets a distributor choose'],
  ['GPL-2.0-or-later', 'our own'],
]);

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** Whether an SPDX expression leaves a choice that is allowed: one side of an OR, every side of an AND. */
function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence.trim())));
}

const lock: { packages: Record<string, LockedPackage> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
const refused = shipped.filter(([, { license = '' }]) => !isAllowed(license));

for (const [path, { version, license = 'none stated' }] of refused) {
  const name = path.replace(/^.*node_modules\//, '');
  console.error(`${name}@${version}: licence ${license} is not in the list of scripts/licences.ts`);
}
if (refused.length > 0) process.exit(1);
console.log(`licences: ${shipped.length} runtime packages, all distributable with GPL-2.0-or-later`);
