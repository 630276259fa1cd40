import { GROUP_RIGHTS } from '../../../account/groups.ts';
import { rightsOfGroup } from '../../../account/rights.ts';
import { list, type Value } from '../../result.ts';
import type { Site } from './site-info.ts';

/** The groups of accounts and what their members may do. */
export async function userGroups({ settings, accounts, numberingroup, now }: Site): Promise<Value> {
  const groups = [...GROUP_RIGHTS.keys()].map(async (name) => ({
    name,
    rights: list('permission', rightsOfGroup(name, settings)),
    ...(numberingroup && (await numberIn(name, accounts, now))),
  }));
  return list('group', await Promise.all(groups));
}

/** Everybody is not counted, nor are those who become members by themselves. */
async function numberIn(group: string, accounts: Site['accounts'], now: number): Promise<{ readonly number?: number }> {
  if (group === '*' || group === 'autoconfirmed') return {};
  return { number: await accounts.count(group === 'user' ? undefined : group, now) };
}
