import { findAccount } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';

/** `latchkey session end-all` */
export const sessionEndAll = defineCommand({
  name: 'session end-all',
  summary: 'Ends every session of an account, and forgets its remembered devices.',
  args: ['ACCOUNT'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name } = await findAccount(store, given);
      const ended = await store.sessions.endAll(id, operatorEvent('end', { id, name }, { params: { why: 'all' } }));
      io.print(`${ended} ${ended === 1 ? 'session' : 'sessions'} of ${name} ended.`);
    });
  },
});
