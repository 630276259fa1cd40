import type { PageLink } from './links.ts';
import type { PageName } from './pages.ts';
import type { Statement } from './sqlite-operation.ts';

const DROP = `DELETE FROM link WHERE page = (SELECT id FROM page WHERE namespace = ? AND key = ?)
  AND (kind, namespace, key) NOT IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))`;
const ADD = `INSERT INTO link (page, kind, namespace, key, value, sort, page_namespace, timestamp)
  SELECT p.id, l.value ->> 0, l.value ->> 1, l.value ->> 2, l.value ->> 3, l.value ->> 4, p.namespace, ?
  FROM json_each(?) AS l CROSS JOIN page AS p ON p.namespace = ? AND p.key = ? WHERE TRUE
  ON CONFLICT DO UPDATE SET value = excluded.value, sort = excluded.sort, page_namespace = excluded.page_namespace`;

/** What puts the links of a page in place of those that it had; since when it has one stays as it was. */
export function linkStatements(page: PageName, links: readonly PageLink[], now: number): readonly Statement[] {
  const name = [page.namespace, page.key];
  const all = JSON.stringify(links.map(({ kind, namespace, key, value, sort }) => [kind, namespace, key, value, sort]));
  return [
    { sql: DROP, params: [...name, all] },
    ...(links.length > 0 ? [{ sql: ADD, params: [now, all, ...name] }] : []),
  ];
}
