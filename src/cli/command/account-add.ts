import { EXPLICIT_GROUPS } from '../../account/groups.ts';
import { newAccount } from '../../account/new-account.ts';
import { PasswordHasher } from '../../account/password/hasher.ts';
import { systemClock } from '../../lib/clock.ts';
import { readNewName } from '../account-name.ts';
import { addAccount } from '../add-account.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { option } from '../option.ts';
import { PROGRAM } from '../program.ts';
import { randomOption, readPassword } from '../read-password.ts';
import { RefusedError } from '../refused-error.ts';
import { readNames } from '../value.ts';

/** The groups that somebody can be put into. */

/** `latchkey account add` */
export const accountAdd = defineCommand({
  name: 'account add',
  summary: 'Makes an account; its password is asked for, or read from a pipe.',
  args: ['ACCOUNT'],
  options: {
    groups: option({
      value: 'GROUP,…',
      about: `Groups that it is put into: ${EXPLICIT_GROUPS.join(', ')}`,
      otherwise: [],
      read: (text) => readNames(text, 'group', EXPLICIT_GROUPS),
    }),
    random: randomOption,
    data: dataOption,
  },
  run: async ({ args: [given = ''], options: { groups, random, data }, io }) => {
    const name = readNewName(given);
    await withWiki(data, async (store) => {
      const taken = `${name}: this account is there already. Choose another name, or: ${PROGRAM} account password "${name}"`;
      if (await store.accounts.byName(name)) throw new RefusedError(taken);
      const password = await readPassword(io, random, groups);
      const hasher = new PasswordHasher();
      const hash = await hasher.hash(password).finally(() => hasher.close());
      const row = newAccount({ name, password: hash, groups: [...groups].sort(), registered: systemClock() });
      if ((await addAccount(store, row)) === undefined) throw new RefusedError(taken);
      io.print(`${name} is made.`, ...(random ? [`Password: ${password}`] : []));
    });
  },
});
