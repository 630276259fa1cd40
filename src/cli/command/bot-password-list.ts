import { findAccount } from '../account-name.ts';
import { columns } from '../columns.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';

/** `latchkey bot-password list` */
export const botPasswordList = defineCommand({
  name: 'bot-password list',
  summary: 'Shows the bot passwords of an account, without what is secret.',
  args: ['ACCOUNT'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name } = await findAccount(store, given);
      const rows = (await store.accounts.botPasswords(id)).map(({ app, hash, grants, restrictions }) => [
        `${name}@${app}`,
        hash === '' ? 'invalidated' : '',
        restrictions.IPAddresses.join(', '),
        grants.join(', '),
      ]);
      io.print(...columns([['NAME', 'STATE', 'ADDRESSES', 'GRANTS'], ...rows]));
    });
  },
});
