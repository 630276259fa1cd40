import { readHandle } from '../session/handles.ts';
import type { AccountRow } from '../store/accounts.ts';
import { requireRight } from './asker.ts';
import { refusal } from './error.ts';
import type { Call } from './module.ts';
import { namedAccount } from './named-account.ts';
import { requireOwner } from './own-credentials.ts';
import type { Params } from './param/param.ts';
import { requireFresh } from './sensitive-operation.ts';

/** Who wants to end sessions, and where. */
type Ender = Pick<Call<Params>, 'asker' | 'session' | 'sessions' | 'store' | 'settings'>;

/** Which sessions are to end: the one of a handle, all but the asker's, or all. */
export type Ending = { readonly handle: string } | 'others' | 'all';

/** Ends sessions of an account, the asker's own unless another is named, if the asker may. Durable when it returns. */
export async function endSessions(
  ender: Ender,
  named: string | undefined,
  ending: Ending,
): Promise<{ readonly account: AccountRow; readonly ended: number }> {
  const { asker, session, sessions } = ender;
  const account = await accountToEnd(ender, named);
  if (ending === 'all') return { account, ended: await sessions.endAll(session, account) };
  if (ending !== 'others') {
    const id = readHandle(ending.handle);
    if (id === undefined || !(await sessions.endOne(session, id, account)))
      throw refusal('nosuchsession', [ending.handle]);
    return { account, ended: 1 };
  }
  // Of another account there is no session that could stay.
  if (account.id !== asker.id) throw refusal('invalidparammix', [['others', 'user'], 2]);
  const ended = await sessions.endOthers(session);
  // What has ended the session meanwhile has ended its token too.
  if (ended === undefined) throw refusal('badtoken');
  return { account, ended };
}

async function accountToEnd(ender: Ender, named: string | undefined): Promise<AccountRow> {
  const { asker, session, settings, store } = ender;
  const owner = () => requireOwner(ender, 'EndSessions', 'apierror-mustbeloggedin-generic');
  if (named === undefined || asker.account === null) return owner();
  const account = await namedAccount(named, store.accounts);
  if (account?.id === asker.id) return owner();
  requireRight(asker, 'latchkey-sessions');
  requireFresh('EndSessions', asker, session, settings);
  if (account === undefined) throw refusal('nosuchuser', [named]);
  return account;
}
