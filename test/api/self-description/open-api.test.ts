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
