import { endSessions } from '../end-sessions.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { string } from '../param/string.ts';
import { user } from '../param/user.ts';
import { onlyOne } from '../required-params.ts';

const params = {
  session: string({}),
  others: boolean(),
  all: boolean(),
  user: user({}, ['name', 'id']),
};

/** Ends one session of an account by its handle, or all others, or all. The answer is given only when they can no more come back. */
export const endsession = defineModule({
  name: 'endsession',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=endsession&session=7k2m5x0q1c&token=123ABC': 'apihelp-endsession-example-one',
    'action=endsession&others=1&token=123ABC': 'apihelp-endsession-example-others',
    'action=endsession&all=1&user=Example&token=123ABC': 'apihelp-endsession-example-user',
  },
  helpUrls: [],
  async run(call) {
    const { session: handle, others, all, user: named } = call.params;
    onlyOne<unknown>({ session: handle, others: others || undefined, all: all || undefined });
    const ending = handle !== undefined ? { handle } : all ? 'all' : 'others';
    const { account, ended } = await endSessions(call, named, ending);
    return { endsession: { user: account.name, ended } };
  },
});
