import { findAccount } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';
import { toggle } from '../option.ts';
import { UsageError } from '../usage-error.ts';

/** `latchkey session end-all` */
export const sessionEndAll = defineCommand({
  name: 'session end-all',
  summary: 'Ends every session of an account, or of everybody, and forgets the remembered devices.',
  args: ['[ACCOUNT]'],
  options: { everybody: toggle('Of every account'), data: dataOption },
  run: async ({ args: [given = ''], options: { everybody, data }, io }) => {
    if (everybody === (given !== '')) throw new UsageError('session end-all: give one account, or --everybody.');
    await withWiki(data, async (store) => {
      const account = everybody ? { id: null, name: '' } : await findAccount(store, given);
      const event = operatorEvent('end', account, { params: { why: everybody ? 'everybody' : 'all' } });
      const { sessions } = store;
      const ended = account.id === null ? await sessions.endEverybody(event) : await sessions.endAll(account.id, event);
      const whose = everybody ? 'every account' : account.name;
      io.print(`${ended} ${ended === 1 ? 'session' : 'sessions'} of ${whose} ended.`);
    });
  },
});
