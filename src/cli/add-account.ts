import { logEntry } from '../account/log-entry.ts';
import { MAINTENANCE, newAccountEntry } from '../account/log-new-account.ts';
import type { NewAccount } from '../store/accounts.ts';
import type { Store } from '../store/store.ts';
import { operatorEvent } from './operator-event.ts';

/** Makes an account from the command line, and tells the log of it and of its groups. Gives its id; undefined if the name is taken. */
export async function addAccount(
  { accounts, log }: Pick<Store, 'accounts' | 'log'>,
  row: NewAccount,
): Promise<number | undefined> {
  const { name, groups, registered: now } = row;
  const entry = newAccountEntry({ name, by: MAINTENANCE, how: 'create2', now });
  const event = operatorEvent('create', { id: null, name });
  const id = await accounts.add(row, { entry, address: null, event });
  if (id === undefined || groups.length === 0) return id;
  const newmetadata = groups.map((group) => ({ group, expiry: 'infinity' }));
  const params = { oldgroups: [], oldmetadata: [], newgroups: groups, newmetadata };
  await log.add(logEntry({ type: 'rights', action: 'rights', by: MAINTENANCE, of: name, comment: '', params, now }));
  return id;
}
