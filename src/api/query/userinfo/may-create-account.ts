import { againstCreating } from '../../against-creating.ts';
import type { Call } from '../../module.ts';
import type { Params } from '../../param/param.ts';
import type { Tree } from '../../result.ts';
import type { AskedBy } from '../../unblocked.ts';

/** Whether the one who asks may make accounts, and if not, why. */
export async function mayCreateAccount(call: AskedBy & Pick<Call<Params>, 'settings' | 'sayWrong'>): Promise<Tree> {
  const against = await againstCreating(call);
  return {
    cancreateaccount: against.length === 0,
    ...(against.length > 0 && { cancreateaccounterror: call.sayWrong(against) }),
  };
}
