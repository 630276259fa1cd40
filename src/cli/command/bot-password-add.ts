import { hashBotSecret, newBotSecret } from '../../account/bot-password.ts';
import { systemClock } from '../../lib/clock.ts';
import { pooledRandom } from '../../lib/random.ts';
import { findAccount } from '../account-name.ts';
import { addressesOption, daysOption, grantsOption, pagesOption } from '../bot-password-options.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';
import { PROGRAM } from '../program.ts';
import { RefusedError } from '../refused-error.ts';
import { readApp } from '../value.ts';

const DAY = 86_400_000;

/** `latchkey bot-password add` */
export const botPasswordAdd = defineCommand({
  name: 'bot-password add',
  summary: 'Makes a bot password of an account, and shows it once.',
  args: ['ACCOUNT', 'APP'],
  options: {
    grants: grantsOption,
    addresses: addressesOption,
    pages: pagesOption,
    days: daysOption,
    data: dataOption,
  },
  run: async ({ args: [given = '', givenApp = ''], options: { grants, addresses, pages, days, data }, io }) => {
    const app = readApp(givenApp);
    await withWiki(data, async (store) => {
      const { id: user, name } = await findAccount(store, given);
      if (await store.accounts.botPassword(user, app)) {
        const revoke = `${PROGRAM} bot-password revoke "${name}" "${app}"`;
        throw new RefusedError(`${name}@${app}: this bot password is there already. Revoke it first: ${revoke}`);
      }
      const secret = newBotSecret(pooledRandom());
      const hash = hashBotSecret(store.key, user, app, secret);
      const event = operatorEvent('botpassword', { id: user, name }, { params: { how: 'made', app } });
      const restrictions = { IPAddresses: addresses, ...(pages.length > 0 && { Pages: pages }) };
      const expires = days === undefined ? null : systemClock() + days * DAY;
      const bot = { user, app, hash, grants, restrictions, expires };
      await store.accounts.saveBotPassword(bot, event);
      io.print(
        `Name:     ${name}@${app}`,
        `Password: ${secret}`,
        `Grants:   ${grants.join(', ')}${grants.length === 1 ? ' (it may only read)' : ''}`,
      );
    });
  },
});
