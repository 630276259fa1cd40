import { blockInForce } from './block.ts';
import { effectiveGroups, GROUP_RIGHTS, type Member } from './groups.ts';
import type { AccountSettings } from './settings.ts';

/**
 * What an account, or an anonymous visitor, may do: all that its groups may. Where a block disables the login, any
 * block in force, a partial one too, leaves only what anonymous visitors may do, as in MediaWiki.
 */
export function rightsOf(member: Member): string[] {
  const rights = rightsOfGroups(effectiveGroups(member), member.settings);
  const { account, settings, now } = member;
  if (!settings.blockDisablesLogin || account === null || blockInForce(account, now) === undefined) return rights;
  const anonymous = rightsOfGroups(['*'], settings);
  return rights.filter((right) => anonymous.includes(right));
}

/** What the members of a group may do as such. */
export function rightsOfGroup(group: string, settings: AccountSettings): string[] {
  return rightsOfGroups([group], settings);
}

/** The groups whose members have a right as such. */
export function groupsWithRight(right: string, settings: AccountSettings): string[] {
  return [...GROUP_RIGHTS.keys()].filter((group) => rightsOfGroup(group, settings).includes(right));
}

function rightsOfGroups(groups: readonly string[], settings: AccountSettings): string[] {
  const rights = new Set<string>();
  for (const group of groups) {
    for (const right of GROUP_RIGHTS.get(group) ?? []) {
      if (group !== '*' || everybodyMay(right, settings)) rights.add(right);
    }
  }
  return [...rights];
}

function everybodyMay(right: string, settings: AccountSettings): boolean {
  if (right === 'read') return settings.anonymousMayRead;
  if (right === 'edit') return settings.anonymousMayEdit;
  if (right === 'createaccount') return settings.anonymousMayCreateAccounts;
  return true;
}
