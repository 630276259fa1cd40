import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const row = /^\| `(?<room>src\/[^`]+)` \|[^|]*\| (?<imports>[^|]*) \|$/gm;

/** Room → what it may import, as the table of ARCHITECTURE.md says. */
const rooms = new Map<string, readonly string[]>();
for (const { groups } of readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').matchAll(row)) {
  const imports = groups?.imports === 'nothing' ? [] : (groups?.imports ?? '').split(' ');
  rooms.set(nameOf(groups?.room ?? ''), imports);
}

/** `src/api/param/string.ts` → `api`, `src/server.ts` → `server`. */
function nameOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.ts$/, '');
}

test('every room imports only what ARCHITECTURE.md lets it import', () => {
  const wrong: string[] = [];
  for (const file of globSync('src/**/*.ts', { cwd: root })) {
    const from = nameOf(file);
    const allowed = rooms.get(from);
    if (allowed === undefined) wrong.push(`${file}: ${from} has no row`);
    for (const [, specifier = ''] of readFileSync(join(root, file), 'utf8').matchAll(
      /(?:from|import)\s*\(?\s*'(\.[^']+)'/g,
    )) {
      const to = nameOf(join(dirname(file), specifier));
      if (to !== from && !allowed?.includes(to)) wrong.push(`${file}: ${from} may not import ${to} (${specifier})`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the table of ARCHITECTURE.md has no arrow that goes back', () => {
  const above: string[] = [];
  for (const [room, imports] of rooms) {
    for (const name of imports) assert.ok(above.includes(name), `${room} imports ${name}, which has no row above it`);
    above.push(room);
  }
  assert.ok(above.length > 0, 'ARCHITECTURE.md has no table of rooms');
});
