import { PasswordHasher } from '../../account/password/hasher.ts';
import { findAccount } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';
import { randomOption, readPassword } from '../read-password.ts';

/** `latchkey account password` */
export const accountPassword = defineCommand({
  name: 'account password',
  summary: 'Sets a new password, ends every session of the account, and makes its bot passwords useless.',
  args: ['ACCOUNT'],
  options: { random: randomOption, data: dataOption },
  run: async ({ args: [given = ''], options: { random, data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name, groups } = await findAccount(store, given);
      const password = await readPassword(io, random, groups);
      const hasher = new PasswordHasher();
      const hash = await hasher.hash(password).finally(() => hasher.close());
      await store.accounts.setPassword(id, hash, operatorEvent('password', { id, name }));
      const bots = (await store.accounts.botPasswords(id)).length;
      const ended = bots > 0 ? `, and its bot passwords (${bots}) must be made anew` : '';
      io.print(
        `The password of ${name} is changed. Every session of it has ended${ended}.`,
        ...(random ? [`Password: ${password}`] : []),
      );
    });
  },
});
