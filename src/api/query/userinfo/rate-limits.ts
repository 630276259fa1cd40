import type { Settings } from '../../../settings.ts';
import type { Asker } from '../../asker.ts';
import type { Tree } from '../../result.ts';

/** The limits that apply to somebody: action → in what capacity → how many in how many seconds. */
export function rateLimits({ account, groups, rights }: Asker, limits: Settings['rateLimits']): Tree {
  const isNew = !rights.has('autoconfirmed');
  const capacities = [
    account ? 'user' : 'anon',
    ...(isNew ? ['ip', 'subnet'] : []),
    ...(isNew && account ? ['newbie'] : []),
    ...groups.filter((group) => !['*', 'user'].includes(group)),
  ];
  const actions = Object.entries(limits).map(([action, byCapacity]): [string, Tree] => {
    const applying = capacities.flatMap((capacity) => {
      const limit = byCapacity[capacity];
      return limit ? [[capacity, { hits: limit[0], seconds: limit[1] }]] : [];
    });
    return [action, Object.fromEntries(applying) as Tree];
  });
  return Object.fromEntries(actions.filter(([, applying]) => Object.keys(applying).length > 0));
}
