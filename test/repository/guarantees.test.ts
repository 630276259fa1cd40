import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { document } from '../../torture/document.ts';
import { FIGURES } from '../../torture/figures.ts';
import { readResults } from '../../torture/results.ts';

test('docs/guarantees.md is what the kept runs of the figures say: npm run torture -- --docs', () => {
  const page = readFileSync(new URL('../../docs/guarantees.md', import.meta.url), 'utf8');
  assert.equal(page, document(FIGURES, readResults()));
});

test('every kept run is of a figure that there is, and met its targets', () => {
  const ids = FIGURES.map(({ id }) => id);
  for (const { id, findings } of readResults().values()) {
    assert.ok(ids.includes(id), id);
    for (const { what, met } of findings) assert.ok(met, `${id}: ${what}`);
  }
});
