import { readHandle } from '../../session/handles.ts';
import type { AccountRow } from '../../store/store.ts';
import { requireRight } from '../asker.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { namedAccount } from '../named-account.ts';
import { requireOwner } from '../own-credentials.ts';
import { boolean } from '../param/boolean.ts';
import { string } from '../param/string.ts';
import { user } from '../param/user.ts';
import { onlyOne } from '../required-params.ts';
import { requireFresh } from '../sensitive-operation.ts';

const params = {
  session: string({}),
  others: boolean(),
  all: boolean(),
  user: user({}, ['name', 'id']),
};

type Asked = Call<typeof params>;

/** Ends one session of an account by its handle, or all others, or all. The answer is given only when they can no more come back. */
export const endsession = defineModule({
  name: 'endsession',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=endsession&session=7k2m5x0q1c&token=123ABC': 'apihelp-endsession-example-one',
    'action=endsession&others=1&token=123ABC': 'apihelp-endsession-example-others',
    'action=endsession&all=1&user=Example&token=123ABC': 'apihelp-endsession-example-user',
  },
  helpUrls: [],
  async run(call) {
    const { params: asked, asker, session, sessions } = call;
    const { session: handle, others, all } = asked;
    onlyOne<unknown>({ session: handle, others: others || undefined, all: all || undefined });
    const account = await accountAsked(call);
    const told = (ended: number) => ({ endsession: { user: account.name, ended } });
    if (handle !== undefined) {
      const id = readHandle(handle);
      if (id === undefined || !(await sessions.endOne(session, id, account))) throw refusal('nosuchsession', [handle]);
      return told(1);
    }
    if (all) return told(await sessions.endAll(session, account));
    // Of another account there is no session that could stay.
    if (account.id !== asker.id) throw refusal('invalidparammix', [['others', 'user'], 2]);
    const ended = await sessions.endOthers(session);
    // What has ended the session meanwhile has ended its token too.
    if (ended === undefined) throw refusal('badtoken');
    return told(ended);
  },
});

async function accountAsked(call: Asked): Promise<AccountRow> {
  const { params, asker, session, settings, store } = call;
  const owner = () => requireOwner(call, 'EndSessions', 'apierror-mustbeloggedin-generic');
  if (params.user === undefined || asker.account === null) return owner();
  const account = await namedAccount(params.user, store.accounts);
  if (account?.id === asker.id) return owner();
  requireRight(asker, 'latchkey-sessions');
  requireFresh('EndSessions', asker, session, settings);
  if (account === undefined) throw refusal('nosuchuser', [params.user]);
  return account;
}
