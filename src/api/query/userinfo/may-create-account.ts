import { againstCreating } from '../../against-creating.ts';
import type { Call } from '../../module.ts';
import type { Params } from '../../param/param.ts';
import type { Tree } from '../../result.ts';

/** Whether the one who asks may make accounts, and if not, why. */
export function mayCreateAccount(
  call: Pick<Call<Params>, 'asker' | 'session' | 'settings' | 'request' | 'sayWrong'>,
): Tree {
  const against = againstCreating(call);
  return {
    cancreateaccount: against.length === 0,
    ...(against.length > 0 && { cancreateaccounterror: call.sayWrong(against) }),
  };
}
