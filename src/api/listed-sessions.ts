import { message } from '../i18n/message.ts';
import { isExpired, pastAt } from '../session/age.ts';
import type { AccountRow } from '../store/accounts.ts';
import type { ListedDevice } from '../store/sessions.ts';
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

/**
 * Sessions of an account that live, and remembered devices that could bring one back, in the order of their handles: of the
 * first `limit` after handle `after`.
 */
export async function liveSessions(
  { session, store, settings }: Looker,
  { id: user }: AccountRow,
  { after, limit }: { readonly after?: number; readonly limit: number },
): Promise<{ readonly live: readonly LiveSession[] /** Handle to go on after. */; readonly next?: number }> {
  const asked = { user, ...(after !== undefined && { after }), limit: limit + 1 };
  const own = 'row' in session.is ? session.is.row.id : null;
  const rows = (await store.sessions.list(asked)).map((row) => ({
    ...row,
    current: row.id === own,
    remembered: row.device !== null,
    isOver: isExpired(row, session.now, settings),
  }));
  const devices = await store.sessions.listAsleep({ ...asked, past: pastAt(settings, session.now) });
  const asleep = devices.map((row) => ({ ...row, kind: 'device' as const, app: null, ...ASLEEP }));
  const found = [...rows, ...asleep].sort((one, other) => one.id - other.id);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { live: page.filter(({ isOver }) => !isOver), ...(found.length > limit && last && { next: last.id }) };
}

const ASLEEP = { current: false, remembered: true, isOver: false };

/** A session that lives, or a remembered device without one; `current`: it is the session that asks. */
export interface LiveSession extends ListedDevice {
  readonly kind: 'main' | 'bot' | 'device';
  readonly app: string | null;
  readonly current: boolean;
  readonly remembered: boolean;
}
