import { writeHandle } from '../../session/handles.ts';
import type { ListedSession } from '../../store/sessions.ts';
import type { Store } from '../../store/store.ts';
import { findAccount } from '../account-name.ts';
import { columns } from '../columns.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { timeText } from '../time.ts';

const PAGE = 500;

/** `latchkey session list` */
export const sessionList = defineCommand({
  name: 'session list',
  summary: 'Shows the sessions, of one account or of all.',
  args: ['[ACCOUNT]'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const user = given === '' ? undefined : (await findAccount(store, given)).id;
      const rows = await Promise.all((await allSessions(store, user)).map((session) => rowOf(store, session)));
      io.print(...columns([['HANDLE', 'ACCOUNT', 'KIND', 'CREATED', 'LAST SEEN'], ...rows]));
    });
  },
});

async function allSessions({ sessions }: Store, user: number | undefined): Promise<ListedSession[]> {
  const found: ListedSession[] = [];
  for (;;) {
    const after = found.at(-1)?.id;
    const page = await sessions.list({
      ...(user !== undefined && { user }),
      ...(after !== undefined && { after }),
      limit: PAGE,
    });
    found.push(...page);
    if (page.length < PAGE) return found;
  }
}

async function rowOf({ accounts }: Store, { id, user, kind, app, created, seen }: ListedSession): Promise<string[]> {
  const name = (await accounts.byId(user))?.name ?? '';
  return [writeHandle(id), name, app === null ? kind : `${kind} ${app}`, timeText(created), timeText(seen)];
}
