import { findAccount } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';
import { PROGRAM } from '../program.ts';
import { RefusedError } from '../refused-error.ts';

/** `latchkey bot-password revoke` */
export const botPasswordRevoke = defineCommand({
  name: 'bot-password revoke',
  summary: 'Takes a bot password away and ends its sessions.',
  args: ['ACCOUNT', 'APP'],
  options: { data: dataOption },
  run: async ({ args: [given = '', app = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name } = await findAccount(store, given);
      const event = operatorEvent('botpassword', { id, name }, { params: { how: 'revoked', app } });
      if (!(await store.accounts.deleteBotPassword(id, app, event))) {
        const list = `${PROGRAM} bot-password list "${name}"`;
        throw new RefusedError(`${name}@${app}: there is no such bot password. ${list} shows which there are.`);
      }
      io.print(`${name}@${app} is revoked. Its sessions have ended.`);
    });
  },
});
