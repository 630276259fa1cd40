import { message } from '../../i18n/message.ts';
import { readHandle, writeHandle } from '../../session/handles.ts';
import { refusal } from '../error.ts';
import { accountToList, type LiveSession, liveSessions } from '../listed-sessions.ts';
import { defineModule } from '../module.ts';
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
    const { user: named, limit, continue: from } = call.params;
    const account = await accountToList(call, named);
    const { live, next } = await liveSessions(call, account, { ...after(from), limit: limit.count });
    if (next !== undefined) call.continueAt('continue', writeHandle(next));
    return { sessions: list('session', live.map(tell)) };
  },
});

function after(text: string | undefined): { readonly after?: number } {
  if (text === undefined) return {};
  const id = readHandle(text);
  if (id === undefined) throw refusal('badcontinue', message('apierror-badcontinue'));
  return { after: id };
}

function tell({ id, current, kind, app, remembered, created, seen, began, last }: LiveSession): Tree {
  return {
    handle: writeHandle(id),
    current,
    kind,
    ...(app !== null && { app }),
    remembered,
    device: deviceName(last.agent),
    created: formatTimestamp(created),
    createdip: began.ip,
    createduseragent: began.agent,
    seen: formatTimestamp(seen),
    ip: last.ip,
    useragent: last.agent,
  };
}
