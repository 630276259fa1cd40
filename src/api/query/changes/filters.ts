import { message } from '../../../i18n/message.ts';
import type { ChangeRow, ChangesAsked } from '../../../store/changes.ts';
import type { Asker } from '../../asker.ts';
import { refusal } from '../../error.ts';

/** Values of `show` of which only one can hold. */
const EXCLUDING: readonly (readonly string[])[] = [
  ['minor', '!minor'],
  ['bot', '!bot'],
  ['anon', '!anon'],
  ['redirect', '!redirect'],
  ['unread', '!unread'],
  ['patrolled', '!patrolled'],
  ['patrolled', 'unpatrolled'],
  ['!patrolled', 'unpatrolled'],
  ['autopatrolled', '!autopatrolled'],
  ['autopatrolled', 'unpatrolled'],
  ['autopatrolled', '!patrolled'],
];

/** Which changes `show` lets through. Refuses what cannot hold at once. */
export function shown(
  show: readonly string[],
): Pick<ChangesAsked, 'minor' | 'bot' | 'anonymous' | 'patrolled' | 'redirects'> {
  if (EXCLUDING.some((pair) => pair.every((one) => show.includes(one)))) throw refusal('show');
  return {
    minor: either('minor', show),
    bot: either('bot', show),
    anonymous: either('anon', show),
    redirects: either('redirect', show),
    patrolled: patrols(show),
  };
}

/** Refuses to tell whether changes were looked at to one who does not look at them. */
export function requirePatroller({ rights }: Asker, code: 'patrol' | 'permissiondenied' = 'permissiondenied'): void {
  if (rights.has('patrol') || rights.has('patrolmarks')) return;
  throw refusal(code, message('apierror-permissiondenied-patrolflag'));
}

/** What a pair of values such as `minor` and `!minor` asks for. */
export function either(name: string, show: readonly string[]): boolean | undefined {
  if (show.includes(name)) return true;
  return show.includes(`!${name}`) ? false : undefined;
}

function patrols(show: readonly string[]): readonly ChangeRow['patrolled'][] | undefined {
  const lets: { readonly [value: string]: readonly ChangeRow['patrolled'][] } = {
    patrolled: ['yes', 'auto'],
    '!patrolled': ['no'],
    unpatrolled: ['no'],
    autopatrolled: ['auto'],
    '!autopatrolled': ['no', 'yes'],
  };
  const asked = show.flatMap((one) => (lets[one] ? [lets[one]] : []));
  const all: readonly ChangeRow['patrolled'][] = ['no', 'yes', 'auto'];
  return asked.length === 0 ? undefined : all.filter((state) => asked.every((one) => one.includes(state)));
}
