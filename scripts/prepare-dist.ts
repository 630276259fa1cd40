// Leaves `dist/` with nothing but the files of `src/` that tsc does not write: messages, migrations and other data.

import { cpSync, rmSync, statSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
cpSync('src', 'dist', {
  recursive: true,
  filter: (source) => statSync(source).isDirectory() || !/\.(ts|md)$/.test(source),
});
