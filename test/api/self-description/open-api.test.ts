import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';

const file = join(import.meta.dirname, '../../../docs/reference/openapi.json');

test('the OpenAPI document is one, as a validator that is not ours judges', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(readFileSync(file, 'utf8')));
  assert.ok(valid, JSON.stringify(errors));
  assert.equal(validator.version, '3.1');
});

test('what a parameter is unless it is given is of its type', () => {
  const { components } = JSON.parse(readFileSync(file, 'utf8'));
  const unlike: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { type, default: usual } = value as { readonly type?: unknown; readonly default?: unknown };
    const kind = type === 'integer' ? 'number' : type;
    if (typeof kind === 'string' && usual !== undefined && typeof usual !== kind) unlike.push(path);
    for (const [key, inside] of Object.entries(value)) look(inside, `${path}/${key}`);
  };
  look(components.schemas, '');
  assert.deepEqual(unlike, []);
});

test('the OpenAPI document has names of parameters that there are for each slot as what they look like', () => {
  const { components } = JSON.parse(readFileSync(file, 'utf8'));
  const { properties, patternProperties } = components.schemas.compare.allOf.at(-1);
  assert.deepEqual(
    Object.keys(properties).filter((name) => name.includes('-')),
    [],
  );
  const [pattern = '', schema] = Object.entries(patternProperties)[0] ?? [];
  assert.equal((schema as { readonly title?: string }).title, 'fromtext-{slot}');
  const fits = ['fromtext-main', 'fromtext', 'fromtext-other', 'fromtext-main-2', 'totext-main'].map((name) =>
    new RegExp(pattern, 'u').test(name),
  );
  assert.deepEqual(fits, [true, false, false, false, false]);
  const ofRevisions = Object.values<{ readonly title: string; readonly description: string }>(
    components.schemas['query.revisions'].patternProperties,
  );
  assert.equal(ofRevisions[0]?.title, 'rvcontentformat-{slot}');
  assert.match(ofRevisions[0]?.description ?? '', /\brvslots\b.*\{slot\}/);
});
