import { explicitGroups } from '../account/groups.ts';
import { refusal } from './error.ts';
import type { Call } from './module.ts';
import type { Params } from './param/param.ts';

type Acting = Pick<Call<Params>, 'asker' | 'request' | 'session' | 'rates'>;

/** Counts an action (`edit`, `move` …) of the one who asks; says whether it is one too many. */
export function isTooMuch(action: string, { asker, request, session, rates }: Acting): boolean {
  if (asker.rights.has('noratelimit')) return false;
  return rates.isTooMuch(action, {
    id: asker.id,
    ip: request.ip,
    isNew: !asker.rights.has('autoconfirmed'),
    groups: asker.account ? explicitGroups(asker.account, session.now) : [],
  });
}

/** Counts an action of the one who asks, and refuses the request if it is one too many. */
export function requireUnderLimit(action: string, call: Acting): void {
  if (isTooMuch(action, call)) throw refusal('ratelimited');
}
