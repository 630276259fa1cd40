import { type Message, message } from '../../i18n/message.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { HasherBusyError } from '../password/hasher.ts';
import { isTemporaryPassword } from '../temporary-password.ts';
import type { Credentials, LoginDeps } from './step.ts';

const MAX_PASSWORD_BYTES = 4096;

/**
 * The account whose password was given, its own or a temporary one. An unknown name, a wrong password and one that is too long to be one get the
 * same answer, and the first two cost the same work. (MediaWiki says that a password is too long only for accounts
 * that exist.)
 */
export async function credentials(
  { name, password }: Credentials,
  { accounts, hasher, clock, key }: Pick<LoginDeps, 'accounts' | 'hasher' | 'clock' | 'key'>,
): Promise<{ readonly account: AccountRow; readonly temporary: boolean } | { readonly fail: Message }> {
  if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) return { fail: message('wrongpassword') };
  try {
    let account = await accounts.byName(name);
    for (;;) {
      const [right, stored] = await Promise.all([
        hasher.verify(account?.password ?? '', password),
        accounts.temporaryPassword(account?.id ?? 0),
      ]);
      if (account && isTemporaryPassword({ key, user: account.id, password, now: clock() }, stored)) {
        const now = await accounts.byId(account.id);
        if (now?.generation === account.generation) return { account: now, temporary: true };
      }
      if (account === undefined || !right) return { fail: message('wrongpassword') };
      // Hashing takes long enough for the password to be changed or the account to be locked meanwhile.
      const now = await accounts.byId(account.id);
      if (now?.password === account.password) return { account: now, temporary: false };
      account = now;
    }
  } catch (error) {
    if (error instanceof HasherBusyError) return { fail: message('actionthrottledtext') };
    throw error;
  }
}
