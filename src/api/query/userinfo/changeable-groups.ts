import { EXPLICIT_GROUPS } from '../../../account/groups.ts';
import { list, type Tree } from '../../result.ts';

/** The groups that somebody with these rights may put accounts into and take them out of. */
export function changeableGroups(rights: ReadonlySet<string>): Tree {
  const all = list('g', rights.has('userrights') ? EXPLICIT_GROUPS : []);
  const none = list('g', []);
  return { add: all, remove: all, 'add-self': none, 'remove-self': none };
}
