import { message } from '../../../i18n/message.ts';
import { sameSecret } from '../../../lib/constant-time.ts';
import type { AccountRow } from '../../../store/accounts.ts';
import { requireRight } from '../../asker.ts';
import { refusal } from '../../error.ts';
import type { Call } from '../../module.ts';
import type { Params } from '../../param/param.ts';

/** Whose watchlist is asked for: the asker's own, or that of one who has given its secret to the asker. */
export async function watchOwner(
  { owner, token }: { readonly owner: string | undefined; readonly token: string | undefined },
  { asker, store }: Call<Params>,
): Promise<AccountRow> {
  if (owner !== undefined && token !== undefined) {
    const account = await store.accounts.byName(owner);
    if (!account) throw refusal('bad_wlowner', [owner]);
    const secret = (await store.options.get(account.id)).get('watchlisttoken') ?? '';
    if (secret === '' || !sameSecret(Buffer.from(secret), Buffer.from(token))) throw refusal('bad_wltoken');
    return account;
  }
  if (!asker.account) throw refusal('notloggedin', message('watchlistanontext'));
  requireRight(asker, 'viewmywatchlist');
  return asker.account;
}
