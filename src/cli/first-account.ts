import { hashBotSecret, newBotSecret } from '../account/bot-password.ts';
import { ANYWHERE } from '../account/bot-password-asked.ts';
import { newAccount } from '../account/new-account.ts';
import type { PasswordHasher } from '../account/password/hasher.ts';
import type { Random } from '../lib/random.ts';
import type { Store } from '../store/store.ts';
import { addAccount } from './add-account.ts';
import { BOT_AUTHOR_GRANTS } from './bot-password-options.ts';
import { newPassword } from './new-password.ts';
import { operatorEvent } from './operator-event.ts';

/** What opens a wiki that has just been made: told once. */
export interface FirstAccount {
  readonly name: string;
  readonly password: string;
  readonly app: string;
  readonly secret: string;
}

/** Gives an empty wiki an administrator with a bot password. */
export async function addFirstAccount(
  store: Store,
  hasher: PasswordHasher,
  random: Random,
  now: number,
): Promise<FirstAccount> {
  const first = { name: 'Admin', password: newPassword(random), app: 'bot', secret: newBotSecret(random) };
  const groups = ['bureaucrat', 'sysop'];
  const hash = await hasher.hash(first.password);
  const user = await addAccount(store, newAccount({ name: first.name, password: hash, groups, registered: now }));
  if (user === undefined) throw new Error('Another process made the first account.');
  const bot = {
    user,
    app: first.app,
    hash: hashBotSecret(store.key, user, first.app, first.secret),
    grants: BOT_AUTHOR_GRANTS,
    restrictions: { IPAddresses: ANYWHERE },
    expires: null,
  };
  const of = { id: user, name: first.name };
  await store.accounts.saveBotPassword(
    bot,
    operatorEvent('botpassword', of, { params: { how: 'made', app: first.app } }),
  );
  return first;
}
