import type { Message } from '../i18n/message.ts';
import { PAGE_RESTRICTED } from '../wiki/page-rights.ts';
import { NOT_GRANTED } from './asker.ts';
import { refusalFor } from './error.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';

/**
 * Refuses a request for all that is found against it. A bot password whose account may do it hears that its grants are the reason: for that
 * it is looked once more, as if it had them all and were for all pages. A refusal because it is for other pages says so by itself.
 */
export async function requireNothingAgainst<P extends Params>(
  find: (call: Call<P>) => Promise<readonly Message[]>,
  call: Call<P>,
): Promise<void> {
  const [first, ...more] = await find(call);
  if (first === undefined) return;
  const { account, id, name, suppressed, groups, rights, ownRights } = call.asker;
  const unreduced = { account, id, name, suppressed, groups, rights: ownRights, ownRights, onlyPages: [] };
  const says = first.key === PAGE_RESTRICTED;
  const isGrants = ownRights !== rights && !says && (await find({ ...call, asker: unreduced })).length === 0;
  throw refusalFor([first, ...more], isGrants ? NOT_GRANTED : undefined);
}
