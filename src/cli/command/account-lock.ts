import { findAccount } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';

/** `latchkey account lock` */
export const accountLock = defineCommand({
  name: 'account lock',
  summary: 'Ends every session of an account and lets it no more log in, by any password.',
  args: ['ACCOUNT'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name } = await findAccount(store, given);
      await store.accounts.setLocked(id, true, operatorEvent('lock', { id, name }));
      io.print(`${name} is locked. Every session of it has ended.`);
    });
  },
});
