import type { Title } from '../wiki/title.ts';
import type { Address } from './wiki.ts';

/** Characters that stand in addresses of pages as they are, as in MediaWiki's. */
const PLAIN = /%(?:3B|40|24|2C|2F|3A)/g;

/** Address of the page of a title, and of what can be done there (`action=edit`). */
export function pageUrl({ prefixed }: Title, { server, scriptPath }: Address, query = ''): string {
  const name = encodeURIComponent(prefixed.replaceAll(' ', '_').toWellFormed()).replace(PLAIN, decodeURIComponent);
  return `${server}${scriptPath}/index.php?title=${name.replaceAll("'", '%27')}${query === '' ? '' : `&${query}`}`;
}
