import { canonicalName, isCreatableName } from '../account/name.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { Store } from '../store/store.ts';
import { PROGRAM } from './program.ts';
import { RefusedError } from './refused-error.ts';
import { UsageError } from './usage-error.ts';

/** The name of an account that is to be made, in its one spelling. */
export function readNewName(text: string): string {
  const name = canonicalName(text);
  if (name !== undefined && isCreatableName(name)) return name;
  const rules = 'at most 235 bytes, none of # < > [ ] | { } / @ : =, not an address, not a reserved name';
  throw new UsageError(`${text}: no account can have this name. Choose another: ${rules}.`);
}

/** The account that an argument names. */
export async function findAccount(store: Store, text: string): Promise<AccountRow> {
  const name = canonicalName(text);
  const account = name === undefined ? undefined : await store.accounts.byName(name);
  if (account !== undefined) return account;
  throw new RefusedError(`${text}: there is no such account. ${PROGRAM} account list shows which there are.`);
}
