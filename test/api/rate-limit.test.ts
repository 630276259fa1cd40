import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RateLimiter } from '../../src/account/rate-limiter.ts';
import type { ApiError } from '../../src/api/error.ts';
import { requireUnderLimit } from '../../src/api/rate-limit.ts';
import { account } from '../account/support.ts';

const rates = new RateLimiter({ edit: { user: [1, 60] } }, () => 0);

function edit(id: number, rights: readonly string[]): string | undefined {
  const asker = { account: account({ id }), id, rights: new Set(rights) };
  const call = { asker, request: { ip: '192.0.2.1' }, session: { now: 0 }, rates };
  try {
    requireUnderLimit('edit', call as unknown as Parameters<typeof requireUnderLimit>[1]);
    return undefined;
  } catch (error) {
    return (error as ApiError).problem.code;
  }
}

test('what is one too many is refused, but for those who are not limited', () => {
  assert.deepEqual([edit(1, []), edit(1, []), edit(2, [])], [undefined, 'ratelimited', undefined]);
  assert.deepEqual([edit(3, ['noratelimit']), edit(3, ['noratelimit'])], [undefined, undefined]);
});
