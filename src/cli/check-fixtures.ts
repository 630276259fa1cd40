import { GRANT_RIGHTS } from '../account/grants.ts';
import { GROUP_RIGHTS } from '../account/groups.ts';
import { canonicalName } from '../account/name.ts';
import { isRange } from '../lib/ip.ts';
import { faultIn } from '../lib/kind.ts';
import { SETTING_KINDS } from '../settings.ts';
import type { FixtureAccount, FixtureBotPassword, Fixtures } from './fixtures.ts';

/** What is wrong with fixtures, if anything: found before the first of them is put into a wiki. */
export function checkFixtures({ settings, accounts, botPasswords }: Fixtures): string | undefined {
  const names = new Set<string>();
  const faults = [
    within('settings', faultIn(settings, SETTING_KINDS)),
    ...[...accounts].map(([key, account]) => within(`accounts.${key}`, checkAccount(account, accounts, names))),
    ...botPasswords.map((bot) => within(`botpasswords: ${bot?.account}@${bot?.appid}`, checkBot(bot, accounts))),
  ];
  return faults.find((fault) => fault !== undefined);
}

function within(where: string, fault: string | undefined): string | undefined {
  return fault === undefined ? undefined : `${where}: ${fault}`;
}

function checkAccount(account: FixtureAccount, all: Fixtures['accounts'], names: Set<string>): string | undefined {
  const { name, password, groups = [], passwordExpired, block } = account;
  if (typeof name !== 'string' || canonicalName(name) !== name) {
    return `${JSON.stringify(name)} is not the name of an account in its one spelling`;
  }
  if (names.has(name)) return `the name ${name} is there twice`;
  names.add(name);
  if (typeof password !== 'string') return 'its password must be a string';
  const group = list(groups).find((one) => !GROUP_RIGHTS.has(one));
  if (group !== undefined) return `there is no group ${group}`;
  if (passwordExpired !== undefined && !isTime(passwordExpired)) return `${passwordExpired} is not a time`;
  if (block === undefined) return undefined;
  if (!all.has(block.by)) return `it is blocked by ${block.by}, which is not there`;
  return block.expiry === 'infinite' || isTime(block.expiry) ? undefined : `${block.expiry} is not a time`;
}

function checkBot(bot: FixtureBotPassword, accounts: Fixtures['accounts']): string | undefined {
  if (!accounts.has(bot.account)) return `there is no account ${bot.account}`;
  if (typeof bot.appid !== 'string' || typeof bot.secret !== 'string') return 'appid and secret must be strings';
  const grant = list(bot.grants).find((one) => !GRANT_RIGHTS.has(one));
  if (grant !== undefined) return `there is no grant ${grant}`;
  const range = list(bot.restrictions?.IPAddresses).find((one) => !isRange(one));
  return range === undefined ? undefined : `${range} is no address or range`;
}

/** A list of texts; what is none is a list of one that nothing knows. */
function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function isTime(text: string): boolean {
  return !Number.isNaN(Date.parse(text));
}
