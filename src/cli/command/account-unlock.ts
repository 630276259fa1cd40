import { findAccount } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';

/** `latchkey account unlock` */
export const accountUnlock = defineCommand({
  name: 'account unlock',
  summary: 'Lets a locked account log in again.',
  args: ['ACCOUNT'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name } = await findAccount(store, given);
      await store.accounts.setLocked(id, false, operatorEvent('unlock', { id, name }));
      io.print(`${name} can log in.`);
    });
  },
});
