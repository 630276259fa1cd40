import { memo } from '../lib/memo.ts';
import { blockInForce } from './block.ts';
import { reduceToGrants } from './grants.ts';
import { effectiveGroups, GROUP_RIGHTS, type Member } from './groups.ts';
import { type AccountSettings, LATCHKEY_RIGHTS } from './settings.ts';

const MOST_KEYS = 1000;
const LONGEST_KEY = 1000;

/**
 * What an account, or an anonymous visitor, may do: all that its groups may. Where a block disables the login, any
 * block in force, a partial one too, leaves only what anonymous visitors may do, as in MediaWiki.
 */
export function rightsOf(member: Member): string[] {
  const rights = rightsOfGroups(effectiveGroups(member), member.settings);
  if (!hasRightsOfNobody(member)) return rights;
  const anonymous = rightsOfGroups(['*'], member.settings);
  return rights.filter((right) => anonymous.includes(right));
}

/** Of the rights of a member, those that the grants of a bot password let through; null: all. */
export function rightsWithin(member: Member, grants: readonly string[] | null): ReadonlySet<string> {
  if (hasRightsOfNobody(member)) return reduced(rightsOf(member), grants);
  return knownRights(member.settings, grants)(effectiveGroups(member).join('|'));
}

type Rights = (groups: string) => ReadonlySet<string>;
const known = new WeakMap<AccountSettings, WeakMap<readonly string[], Rights>>();
const ALL: readonly string[] = [];

/** The rights of groups: many accounts have the same, and rows that grant the same share a list. */
function knownRights(settings: AccountSettings, grants: readonly string[] | null): Rights {
  const ofSettings = known.get(settings) ?? new WeakMap<readonly string[], Rights>();
  const before = ofSettings.get(grants ?? ALL);
  if (before !== undefined) return before;
  const rights = memo(MOST_KEYS, LONGEST_KEY, (groups) => reduced(rightsOfGroups(groups.split('|'), settings), grants));
  known.set(settings, ofSettings.set(grants ?? ALL, rights));
  return rights;
}

function reduced(rights: readonly string[], grants: readonly string[] | null): ReadonlySet<string> {
  return new Set(grants ? reduceToGrants(rights, grants) : rights);
}

function hasRightsOfNobody({ account, settings, now }: Member): boolean {
  return settings.blockDisablesLogin && account !== null && blockInForce(account, now) !== undefined;
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
    for (const right of LATCHKEY_RIGHTS) if (settings.latchkeyRights[right]?.includes(group)) rights.add(right);
  }
  return [...rights];
}

function everybodyMay(right: string, settings: AccountSettings): boolean {
  if (right === 'read') return settings.anonymousMayRead;
  if (right === 'edit') return settings.anonymousMayEdit;
  if (right === 'createaccount') return settings.anonymousMayCreateAccounts;
  return true;
}
