import { message } from '../../i18n/message.ts';
import { isExpired } from '../../session/age.ts';
import { readHandle, writeHandle } from '../../session/handles.ts';
import type { AccountRow, ListedSession } from '../../store/store.ts';
import { requireRight } from '../asker.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { namedAccount } from '../named-account.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { user } from '../param/user.ts';
import { list, type Tree } from '../result.ts';
import { deviceName } from './sessions/device-name.ts';

const params = {
  user: user({}, ['name', 'id']),
  limit: limit({ default: 50 }),
  continue: string({}),
};

type Asked = Call<typeof params>;

/** Lists the sessions of the account that asks, or of another one for whoever may see those. */
export const sessions = defineModule({
  name: 'sessions',
  group: 'list',
  prefix: 'ss',
  params,
  examples: {
    'action=query&list=sessions': 'apihelp-query+sessions-example-own',
    'action=query&list=sessions&ssuser=Example': 'apihelp-query+sessions-example-user',
  },
  helpUrls: [],
  async run(call) {
    const { params: asked, session, store, settings, continueAt } = call;
    const account = await accountAsked(call);
    const { count } = asked.limit;
    const found = await store.sessions.list({ user: account.id, ...after(asked.continue), limit: count + 1 });
    const page = found.slice(0, count);
    const last = page.at(-1);
    if (found.length > count && last) continueAt('continue', writeHandle(last.id));
    const live = page.filter(
      (row) => row.accountGeneration === account.generation && !isExpired(row, session.now, settings),
    );
    const own = 'row' in session.is ? session.is.row.id : null;
    return {
      sessions: list(
        'session',
        live.map((row) => tell(row, row.id === own)),
      ),
    };
  },
});

async function accountAsked({ params: { user: named }, asker, store }: Asked): Promise<AccountRow> {
  if (asker.account === null) throw refusal('notloggedin', message('apierror-mustbeloggedin-generic'));
  const account = named === undefined ? asker.account : await namedAccount(named, store.accounts);
  requireRight(asker, account?.id === asker.id ? 'viewmyprivateinfo' : 'latchkey-sessions');
  if (account === undefined) throw refusal('nosuchuser', [String(named)]);
  return account;
}

function after(text: string | undefined): { readonly after?: number } {
  if (text === undefined) return {};
  const id = readHandle(text);
  if (id === undefined) throw refusal('badcontinue', message('apierror-badcontinue'));
  return { after: id };
}

function tell({ id, kind, app, device, created, seen, began, last }: ListedSession, current: boolean): Tree {
  return {
    handle: writeHandle(id),
    current,
    kind,
    ...(app !== null && { app }),
    remembered: device !== null,
    device: deviceName(last.agent),
    created: formatTimestamp(created),
    createdip: began.ip,
    createduseragent: began.agent,
    seen: formatTimestamp(seen),
    ip: last.ip,
    useragent: last.agent,
  };
}
