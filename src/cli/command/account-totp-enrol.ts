import { writeBase32 } from '../../account/second-factor/base32.ts';
import { hashRecoveryCode, newRecoveryCodes } from '../../account/second-factor/recovery-code.ts';
import { otpauthUri } from '../../account/second-factor/totp.ts';
import { pooledRandom } from '../../lib/random.ts';
import { findAccount } from '../account-name.ts';
import { defineCommand } from '../command.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';
import { PROGRAM } from '../program.ts';
import { RefusedError } from '../refused-error.ts';

const SECRET_BYTES = 20;

/** `${PROGRAM} account totp enrol` */
export const accountTotpEnrol = defineCommand({
  name: 'account totp enrol',
  summary: 'Makes an account ask for a code at its login, and shows the secret and the recovery codes once.',
  args: ['ACCOUNT'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    await withWiki(data, async (store) => {
      const { id, name, totp } = await findAccount(store, given);
      if (totp !== null) {
        const remove = `${PROGRAM} account totp remove "${name}"`;
        throw new RefusedError(`${name} has a second factor already. Take it away first: ${remove}`);
      }
      const random = pooledRandom();
      const secret = writeBase32(random(SECRET_BYTES));
      const codes = newRecoveryCodes(random);
      const hashes = codes.map((code) => hashRecoveryCode(store.key, id, code));
      await store.accounts.setTotp(
        id,
        secret,
        hashes,
        operatorEvent('totp', { id, name }, { params: { how: 'enrolled' } }),
      );
      io.print(
        `${name} is asked for a code from now on. Every session of it has ended.`,
        `Secret: ${secret}`,
        `URI:    ${otpauthUri('Latchkey', name, secret)}`,
        'Recovery codes, each good once:',
        ...codes,
      );
    });
  },
});
