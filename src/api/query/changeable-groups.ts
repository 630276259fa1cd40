import { EXPLICIT_GROUPS } from '../../account/groups.ts';

/** The groups that somebody with these rights may put accounts into and take them out of. */
export function changeableGroups(rights: ReadonlySet<string>): {
  readonly [change in 'add' | 'remove' | 'add-self' | 'remove-self']: readonly string[];
} {
  const all = rights.has('userrights') ? EXPLICIT_GROUPS : [];
  return { add: all, remove: all, 'add-self': [], 'remove-self': [] };
}
