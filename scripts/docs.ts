// Writes docs/reference/ from the declarations; with --check it only fails if what is there is not what it would write.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allModules } from '../src/api/modules.ts';
import { FORMATS } from '../src/format/formats.ts';
import { errorsPage } from './docs/errors.ts';
import { modulesPage } from './docs/modules.ts';
import { openApi } from './docs/open-api.ts';
import { pagesPage } from './docs/pages.ts';
import { settingsPage } from './docs/settings.ts';

const folder = join(import.meta.dirname, '../docs/reference');
const { main } = allModules(FORMATS);

const pages = new Map([
  ['modules.md', modulesPage(main)],
  ['errors.md', errorsPage()],
  ['pages.md', await pagesPage()],
  ['settings.md', settingsPage()],
  ['openapi.json', `${JSON.stringify(openApi(main), null, 2)}\n`],
]);

if (process.argv.includes('--check')) {
  const stale = [...pages].filter(([name, text]) => current(name) !== text).map(([name]) => name);
  const unknown = readdirSync(folder).filter((name) => !pages.has(name));
  for (const name of stale) console.error(`docs/reference/${name} is stale: run npm run docs`);
  for (const name of unknown) console.error(`docs/reference/${name} is not made by npm run docs: remove it`);
  if (stale.length + unknown.length > 0) process.exit(1);
  console.log(`docs: ${pages.size} files are as the declarations say`);
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of pages) writeFileSync(join(folder, name), text);
}

function current(name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
}
