import type { Target, TargetsAsked } from './links.ts';
import { type Condition, given, type SqliteReader } from './sqlite-reader.ts';

/** Where the names are that pages speak of, or redirects lead to. */
const LINKS = { rows: 'link AS l', key: 'l.key', page: 'l.page', fragment: "''", of: 'l.kind = ? AND l.namespace = ?' };
const REDIRECTS = {
  ...{ rows: 'page AS l', key: 'l.redirect_key', page: 'l.id', fragment: 'l.redirect_fragment' },
  of: 'l.redirect_key IS NOT NULL AND l.redirect_namespace = ?',
};

/** Names that pages speak of, from an index, in its order: each row costs the same however many there are. */
export function readTargets(reader: SqliteReader, asked: TargetsAsked): Target[] {
  const { kind, namespace, unique, at, limit } = asked;
  const { rows, key, page, fragment, of } = kind === 'redirect' ? REDIRECTS : LINKS;
  const [direction, compare] = asked.descending ? ['DESC', '<'] : ['ASC', '>'];
  const within: readonly (Condition | false)[] = [
    [of, ...(kind === 'redirect' ? [namespace] : [kind, namespace])],
    given(`${key} >= ?`, asked.from),
    given(`${key} <= ?`, asked.to),
    given(`${key} >= ?`, asked.prefix),
    given(`${key} < ?`, asked.prefix === undefined ? undefined : `${asked.prefix}\u{10ffff}`),
  ];
  if (unique) {
    const found: Target[] = [];
    let start = given(`${key} ${compare}= ?`, at?.key);
    while (found.length < limit) {
      // Sought one by one: a name may stand in as many rows as there are pages.
      const [row] = reader.where<[string]>(`SELECT ${key} FROM ${rows}`, [...within, start], `${key} ${direction}`, 1);
      if (!row) break;
      found.push({ namespace, key: row[0], page: 0, fragment: '' });
      start = [`${key} ${compare} ?`, row[0]];
    }
    return found;
  }
  const start: Condition | false = at !== undefined && [`(${key}, ${page}) ${compare}= (?, ?)`, at.key, at.page];
  const select = `SELECT ${key}, ${page}, ${fragment} FROM ${rows}`;
  return reader
    .where<[string, number, string]>(select, [...within, start], `${key} ${direction}, ${page} ${direction}`, limit)
    .map(([name, by, part]) => ({ namespace, key: name, page: by, fragment: part ?? '' }));
}
