import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { SETTINGS } from '../../src/settings.ts';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/standards.md'), 'utf8');
const named = [...page.matchAll(/`(test\/[^`]+)`: “([^”]+)”/g)].map(([, file = '', title = '']) => ({ file, title }));

/** The source of a file of tests, with quotes as they read. */
function source(file: string): string {
  const path = join(ROOT, file);
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll("\\'", "'") : '';
}

test('every test that docs/standards.md names is there', () => {
  assert.ok(named.length > 30);
  assert.equal(named.length, [...page.matchAll(/`test\//g)].length, 'each file is named with a test');
  assert.deepEqual(
    named.filter(({ file, title }) => !source(file).includes(title)),
    [],
  );
});

test('every line of docs/standards.md that is said to be done names a test, a setting or a reason', () => {
  const lines = page.split('\n').filter((line) => /\| (?:yes|part|no|operator|n\/a) \|/.test(line));
  assert.ok(lines.length > 50);
  for (const line of lines) {
    const [state = '', how = ''] = line
      .split('|')
      .slice(-3, -1)
      .map((cell) => cell.trim());
    assert.ok(how.length > 10, line);
    if (state === 'yes') assert.match(how, /`test\/|#times|each to be ended|the same test/, line);
  }
});

test('every setting that docs/standards.md names is there', () => {
  const settings = [...page.matchAll(/`([a-z]+(?:[A-Z][A-Za-z]+)+)`/g)].map(([, name = '']) => name);
  assert.ok(settings.length > 5);
  assert.deepEqual(
    settings.filter((name) => !Object.hasOwn(SETTINGS, name)),
    [],
  );
});
