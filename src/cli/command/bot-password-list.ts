import { systemClock } from '../../lib/clock.ts';
import { findAccount } from '../account-name.ts';
import { columns } from '../columns.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { timeText } from '../time.ts';

/** `latchkey bot-password list` */
export const botPasswordList = defineCommand({
  name: 'bot-password list',
  summary: 'Shows the bot passwords of an account, without what is secret.',
  args: ['ACCOUNT'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name } = await findAccount(store, given);
      const rows = (await store.accounts.botPasswords(id)).map(({ app, hash, grants, restrictions, expires, used }) => [
        `${name}@${app}`,
        hash === '' ? 'invalidated' : expires !== null && expires <= systemClock() ? 'expired' : '',
        expires === null ? '' : timeText(expires),
        used === null ? '' : timeText(used),
        restrictions.IPAddresses.join(', '),
        restrictions.Pages?.join(' | ') ?? '',
        grants.join(', '),
      ]);
      io.print(...columns([['NAME', 'STATE', 'EXPIRES', 'LAST USED', 'ADDRESSES', 'PAGES', 'GRANTS'], ...rows]));
    });
  },
});
