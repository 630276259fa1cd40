import { canonicalName, isCreatableName } from '../../account/name.ts';
import { judgePassword } from '../../account/password/policy.ts';
import type { AccountStore } from '../../store/accounts.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { password } from '../param/password.ts';
import { string } from '../param/string.ts';
import { user } from '../param/user.ts';

/** Judges a password that somebody may choose, for oneself or for an account to be made. */
export const validatepassword = defineModule({
  name: 'validatepassword',
  group: 'action',
  mustBePosted: true,
  params: {
    password: password({ required: true }),
    user: user({}, ['name', 'id']),
    email: string({}),
    realname: string({}),
  },
  examples: {
    'action=validatepassword&password=foobar': 'apihelp-validatepassword-example-1',
    'action=validatepassword&password=querty&user=Example': 'apihelp-validatepassword-example-2',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Validatepassword'],
  async run({ params, asker, store, settings, requirePosted, sayWrong }) {
    requirePosted('password');
    const owner =
      params.user === undefined
        ? { name: asker.name, groups: asker.account?.groups ?? [] }
        : { name: await newName(params.user, store.accounts), groups: [] };
    const { faults, fatal } = judgePassword(params.password, owner, settings.passwordPolicy);
    return {
      validatepassword: {
        validity: faults.length === 0 ? 'Good' : fatal ? 'Invalid' : 'Change',
        ...(faults.length > 0 && { validitymessages: sayWrong(faults) }),
      },
    };
  },
});

/** The name of an account to be made; refuses that of one that there is. */
async function newName(given: string, accounts: Pick<AccountStore, 'byId' | 'byName'>): Promise<string> {
  const id = /^#(\d+)$/.exec(given)?.[1];
  const account = id === undefined ? await accounts.byName(given) : await accounts.byId(Number(id));
  if (account !== undefined) throw refusal('userexists');
  const name = canonicalName(given);
  if (name === undefined || !isCreatableName(name)) throw refusal('baduser_user', ['user', given]);
  return name;
}
