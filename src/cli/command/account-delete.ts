import { findAccount } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';

/** `latchkey account delete` */
export const accountDelete = defineCommand({
  name: 'account delete',
  summary: 'Ends every session of an account and takes away all but its name, which stays taken.',
  args: ['ACCOUNT'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name } = await findAccount(store, given);
      await store.accounts.erase(id, operatorEvent('delete', { id, name }));
      io.print(
        `${name} is deleted: it has no password, address, group or preference any more, and every session of it has ended.`,
      );
    });
  },
});
