import { list, type Value } from '../result.ts';

/** The groups that an account was put into, each for good. */
export function memberships(groups: readonly string[]): Value {
  return list(
    'groupmembership',
    groups.map((group) => ({ group, expiry: 'infinity' })),
  );
}
