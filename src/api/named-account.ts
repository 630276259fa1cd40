import type { AccountRow, AccountStore } from '../store/accounts.ts';

/** The account that a user parameter names, by name or by id (`#1`). */
export async function namedAccount(
  named: string,
  accounts: Pick<AccountStore, 'byId' | 'byName'>,
): Promise<AccountRow | undefined> {
  const id = /^#(\d{1,15})$/.exec(named)?.[1];
  return id === undefined ? accounts.byName(named) : accounts.byId(Number(id));
}
