import { refusal } from '../../error.ts';
import { list, type Value } from '../../result.ts';
import type { Site } from './site-info.ts';

/** A wiki on one machine says of itself that it lags -1 seconds. */
const LAG = -1;

/** How far databases lag behind: there is one, and it does not. */
export function lag({ settings, address, showalldb }: Site): Value {
  if (showalldb && !settings.showHostnames) throw refusal('includeAllDenied');
  return list('db', [{ host: settings.showHostnames ? address.hostName : '', lag: showalldb ? 0 : LAG }]);
}

/** How much there is of everything. */
export async function statistics({ pages, accounts, now }: Site): Promise<Value> {
  return {
    ...(await pages.counts()),
    images: 0,
    users: await accounts.count(),
    activeusers: 0,
    admins: await accounts.count('sysop', now),
    jobs: 0,
  };
}
