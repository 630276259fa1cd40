import { randomUUID } from 'node:crypto';
import type { FixtureAccount, Fixtures } from '../../src/cli/fixtures.ts';
import type { LogRow, NewLogEntry } from '../../src/store/log.ts';
import { askAll } from './ask-all.ts';

/** Groups that nobody is put into. */
const IMPLICIT = ['*', 'user', 'autoconfirmed'];

/** Logs that are not among the recent changes. */
const UNLISTED = ['create', 'patrol', 'renameuser'];

interface TheirAccount {
  readonly userid: number;
  readonly name: string;
  readonly groups: readonly string[];
}

interface TheirEvent {
  readonly ns: number;
  readonly title: string;
  readonly pageid: number;
  readonly params: LogRow['params'];
  readonly type: string;
  readonly action: string;
  readonly user: string;
  readonly timestamp: string;
  readonly comment: string;
}

/** The fixtures with all other accounts that a MediaWiki has, in the order of its ids: so that both have the same. */
export async function mirroredAccounts(api: string, fixtures: Fixtures): Promise<Fixtures> {
  const fields = { list: 'allusers', aulimit: 'max', auprop: 'groups' };
  const theirs = (await askAll(api, fields, 'allusers')) as readonly TheirAccount[];
  const known = new Map([...fixtures.accounts].map(([key, account]) => [account.name, { key, account }]));
  const keyOf = (name: string) => known.get(name)?.key ?? name;
  const sorted = theirs.toSorted((one, other) => one.userid - other.userid);
  return {
    ...fixtures,
    accounts: new Map(sorted.map((one) => [keyOf(one.name), known.get(one.name)?.account ?? another(one)])),
  };
}

function another({ name, groups }: TheirAccount): FixtureAccount {
  return { name, password: randomUUID(), groups: groups.filter((group) => !IMPLICIT.includes(group)) };
}

/** What a MediaWiki's log tells, oldest first, to be put into a log of ours. `ids` has the accounts' ids by name. */
export async function mirroredEvents(api: string, ids: ReadonlyMap<string, number>): Promise<readonly NewLogEntry[]> {
  const fields = { list: 'logevents', lelimit: 'max', ledir: 'newer' };
  const theirs = (await askAll(api, fields, 'logevents')) as readonly TheirEvent[];
  return theirs.map(({ ns, title, pageid, params, type, action, user, timestamp, comment }) => ({
    ...{ type, action, timestamp: Date.parse(timestamp), performer: ids.get(user) ?? null, performerName: user },
    ...{ namespace: ns, title: ns === 0 ? title : title.slice(title.indexOf(':') + 1), page: pageid, comment, params },
    ...(!UNLISTED.includes(type) && { change: { bot: false, autopatrolled: true, ip: '' } }),
  }));
}
