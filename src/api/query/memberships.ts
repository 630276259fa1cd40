import { explicitGroups } from '../../account/groups.ts';
import type { Memberships } from '../../store/accounts.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { list, type Value } from '../result.ts';

/** The groups that an account was put into, and until when. */
export function memberships(account: Memberships | null, now: number): Value {
  const groups = account ? explicitGroups(account, now) : [];
  return list(
    'groupmembership',
    groups.map((group) => ({ group, expiry: expiryTold(account?.groupExpiries[group]) })),
  );
}

/** When a membership ends. */
export function expiryTold(expires: number | undefined): string {
  return expires === undefined ? 'infinity' : formatTimestamp(expires);
}
