import { findAccount } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';
import { RefusedError } from '../refused-error.ts';

/** `latchkey account totp remove` */
export const accountTotpRemove = defineCommand({
  name: 'account totp remove',
  summary: 'Takes the second factor of an account away, with its recovery codes.',
  args: ['ACCOUNT'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name, totp } = await findAccount(store, given);
      if (totp === null) throw new RefusedError(`${name} has no second factor.`);
      await store.accounts.setTotp(id, null, [], operatorEvent('totp', { id, name }, { params: { how: 'removed' } }));
      io.print(`${name} logs in without a code.`);
    });
  },
});
