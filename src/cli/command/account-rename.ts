import { logEntry } from '../../account/log-entry.ts';
import { findAccount, readNewName } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';
import { RefusedError } from '../refused-error.ts';

/** `latchkey account rename` */
export const accountRename = defineCommand({
  name: 'account rename',
  summary: 'Gives an account another name, and ends every session of it; its passwords stay as they are.',
  args: ['ACCOUNT', 'NAME'],
  options: { data: dataOption },
  run: async ({ args: [given = '', wanted = ''], options: { data }, io }) => {
    const to = readNewName(wanted);
    await withWiki(data, async (store) => {
      const { id, name } = await findAccount(store, given);
      const event = operatorEvent('rename', { id, name: to }, { params: { from: name } });
      const by = { id: event.actor, name: event.actorName };
      const params = { olduser: name, newuser: to, edits: 0 };
      const about = { type: 'renameuser', action: 'renameuser', by, of: name, comment: '', params } as const;
      const entry = logEntry({ ...about, now: event.timestamp });
      if (!(await store.accounts.rename(id, to, { event, entry }))) {
        throw new RefusedError(`${to}: this account is there already. Choose another name.`);
      }
      io.print(`${name} is ${to} now. Every session of it has ended; bot passwords are used as ${to}@app.`);
    });
  },
});
