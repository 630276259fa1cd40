import { message } from '../i18n/message.ts';
import { isExpired } from '../session/age.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { ListedSession } from '../store/sessions.ts';
import { requireRight } from './asker.ts';
import { refusal } from './error.ts';
import type { Call } from './module.ts';
import { namedAccount } from './named-account.ts';
import type { Params } from './param/param.ts';

/** Who wants to see sessions, and where. */
type Looker = Pick<Call<Params>, 'asker' | 'session' | 'store' | 'settings'>;

/** The account whose sessions are to be seen, if the asker may: their own unless another is named. */
export async function accountToList({ asker, store }: Looker, named: string | undefined): Promise<AccountRow> {
  if (asker.account === null) throw refusal('notloggedin', message('apierror-mustbeloggedin-generic'));
  const account = named === undefined ? asker.account : await namedAccount(named, store.accounts);
  requireRight(asker, account?.id === asker.id ? 'viewmyprivateinfo' : 'latchkey-sessions');
  if (account === undefined) throw refusal('nosuchuser', [String(named)]);
  return account;
}

/** Sessions of an account that live, in the order of their handles: of the first `limit` after handle `after`. */
export async function liveSessions(
  { session, store, settings }: Looker,
  account: AccountRow,
  { after, limit }: { readonly after?: number; readonly limit: number },
): Promise<{ readonly live: readonly LiveSession[] /** Handle to go on after. */; readonly next?: number }> {
  const from = after === undefined ? {} : { after };
  const found = await store.sessions.list({ user: account.id, ...from, limit: limit + 1 });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const own = 'row' in session.is ? session.is.row.id : null;
  const live = page
    .filter((row) => row.accountGeneration === account.generation && !isExpired(row, session.now, settings))
    .map((row) => ({ ...row, current: row.id === own }));
  return { live, ...(found.length > limit && last && { next: last.id }) };
}

/** A session that lives; `current`: it is the one that asks. */
export type LiveSession = ListedSession & { readonly current: boolean };
