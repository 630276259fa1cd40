import type { AccountRow } from '../../store/accounts.ts';
import { needsRehash } from '../password/current.ts';
import type { Credentials, LoginDeps } from './step.ts';

/** Stores a password that was right anew, if its hash is of an older format. */
export async function rehash(
  account: AccountRow,
  { password }: Credentials,
  { accounts, hasher }: Pick<LoginDeps, 'accounts' | 'hasher'>,
): Promise<void> {
  if (!needsRehash(account.password)) return;
  try {
    await accounts.rehash(account.id, account.password, await hasher.hash(password));
  } catch {
    // The login is good as it is; the next one tries again.
  }
}
