import { encodedName } from '../wiki/encoded-name.ts';
import type { Title } from '../wiki/title.ts';
import type { Address } from './wiki.ts';

/** Address of the page of a title, and of what can be done there (`action=edit`). */
export function pageUrl({ prefixed }: Title, { server, scriptPath }: Address, query = ''): string {
  return `${server}${scriptPath}/index.php?title=${encodedName(prefixed)}${query === '' ? '' : `&${query}`}`;
}
