import { namespaceNumbered } from '../../wiki/namespaces.ts';
import { makeTitle, nameOf, readTitle } from '../../wiki/title.ts';
import { refusal } from '../error.ts';

/** The beginning of a title in a namespace as the store has it. Refuses what no title begins with. */
export function readKey(written: string, namespace: number, siteName: string): string {
  const { prefixed } = makeTitle(namespaceNumbered(namespace), `${written}x`, siteName);
  const title = readTitle(prefixed, siteName);
  // A space at the end is not one of the title's end here.
  if ('key' in title || title.namespace.id !== namespace || written.includes('#'))
    throw refusal('invalidtitle', [written]);
  return nameOf(title).key.slice(0, -1);
}
