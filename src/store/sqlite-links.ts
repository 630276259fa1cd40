import type { DatabaseSync } from 'node:sqlite';
import { byBytes } from '../lib/byte-order.ts';
import type {
  CascadingPage,
  CategoriesAsked,
  LinkingAsked,
  LinkingPage,
  LinkKind,
  LinkRow,
  LinkStore,
  LinksAsked,
  Member,
  MemberCount,
  MembersAsked,
  PageLink,
  StaleName,
  Target,
  TargetsAsked,
} from './links.ts';
import type { PageName } from './pages.ts';
import { HOLD } from './sqlite-archive.ts';
import { linkStatements } from './sqlite-link-statements.ts';
import { PAGE_COLUMNS, type PageColumns, pageOf } from './sqlite-page-rows.ts';
import { type Condition, given, namesAsJson, SqliteReader } from './sqlite-reader.ts';
import { readTargets } from './sqlite-targets.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

const OF = 'SELECT l.page, l.kind, l.namespace, l.key, l.value, l.sort, l.timestamp FROM link AS l';
const TO = `SELECT l.namespace, l.key, ${PAGE_COLUMNS} FROM link AS l CROSS JOIN page AS p ON p.id = l.page`;
const LEADING = `SELECT p.redirect_namespace, p.redirect_key, ${PAGE_COLUMNS} FROM page AS p`;
/** What is spoken of, and the page that speaks: its namespace and id. */
const COLUMNS_TO = ['l.namespace', 'l.key', 'l.page_namespace', 'l.page'] as const;
const COLUMNS_LEADING = ['p.redirect_namespace', 'p.redirect_key', 'p.namespace', 'p.id'] as const;
const MEMBERS = `SELECT l.value, l.sort, l.timestamp, ${PAGE_COLUMNS} FROM link AS l CROSS JOIN page AS p ON p.id = l.page`;
const COUNTS = `SELECT key, substr(sort, 1, 1), count(*) FROM link
  WHERE kind = 'category' AND key IN (SELECT value FROM json_each(?)) GROUP BY 1, 2`;
const CASCADING = `SELECT p.namespace, p.key, r.level FROM page_protection AS r
  CROSS JOIN link AS l ON l.page = r.page AND l.kind = 'template' AND l.namespace = ? AND l.key = ?
  CROSS JOIN page AS p ON p.id = r.page
  WHERE r.cascade = 1 AND r.type = 'edit' AND ifnull(r.expires > ?, TRUE) ORDER BY p.id LIMIT 50`;
const NAMES = '(SELECT value ->> 0, value ->> 1 FROM json_each(?))';

type Columns = readonly [
  page: number,
  kind: LinkKind,
  namespace: number,
  key: string,
  value: string,
  sort: string,
  timestamp: number,
];

/** What pages say, in SQLite. */
export class SqliteLinks implements LinkStore {
  readonly #reader: SqliteReader;
  readonly #writer: SqliteWriter;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#reader = new SqliteReader(reader);
    this.#writer = writer;
  }

  async of({ pages, kind, namespaces, targets, at, descending, limit }: LinksAsked): Promise<LinkRow[]> {
    const [direction, compare] = directionOf(descending);
    const conditions = [
      given('l.page IN (SELECT value FROM json_each(?))', pages),
      given('l.kind = ?', kind),
      given('l.namespace IN (SELECT value FROM json_each(?))', namespaces),
      targets !== undefined && ([`(l.namespace, l.key) IN ${NAMES}`, namesAsJson(targets)] as const),
      at !== undefined &&
        ([`(l.page, l.namespace, l.key) ${compare} (?, ?, ?)`, at.page, at.namespace, at.key] as const),
    ];
    const order = `l.page ${direction}, l.namespace ${direction}, l.key ${direction}`;
    return this.#reader
      .where<Columns>(OF, conditions, order, limit)
      .map(([page, of, namespace, key, value, sort, timestamp]) => ({
        ...{ page, kind: of, namespace, key, value, sort, timestamp },
      }));
  }

  async to(asked: LinkingAsked): Promise<LinkingPage[]> {
    const { targets, kind, namespaces, redirects, fragment, byNamespace, at, descending, limit } = asked;
    const [direction, compare] = directionOf(descending);
    const [namespace, key, from, page] = kind === 'redirect' ? COLUMNS_LEADING : COLUMNS_TO;
    const [only] = targets.length === 1 ? targets : [];
    const by = [...(only ? [] : [namespace, key]), ...(byNamespace ? [from] : []), page];
    const values = at && [...(only ? [] : [at.namespace, at.key]), ...(byNamespace ? [at.from] : []), at.page];
    const conditions = [
      kind !== 'redirect' && (['l.kind = ?', kind] as const),
      // Of one alone the index gives them in order.
      only
        ? ([`${namespace} = ? AND ${key} = ?`, only.namespace, only.key] as const)
        : ([`(${namespace}, ${key}) IN ${NAMES}`, namesAsJson(targets)] as const),
      given('p.namespace IN (SELECT value FROM json_each(?))', namespaces),
      given('(p.redirect_key IS NOT NULL) = ?', redirects === undefined ? undefined : Number(redirects)),
      given("(p.redirect_fragment <> '') = ?", fragment === undefined ? undefined : Number(fragment)),
      values !== undefined &&
        ([`(${by.join(', ')}) ${compare} (${by.map(() => '?').join(', ')})`, ...values] as Condition),
    ];
    const order = by.map((one) => `${one} ${direction}`).join(', ');
    return this.#reader
      .where<[number, string, ...PageColumns]>(kind === 'redirect' ? LEADING : TO, conditions, order, limit)
      .map(([namespace, key, ...columns]) => ({ target: { namespace, key }, row: pageOf(columns) }));
  }

  async targets(asked: TargetsAsked): Promise<Target[]> {
    return readTargets(this.#reader, asked);
  }

  async members({ key, by, from, to, namespaces, at, descending, limit }: MembersAsked): Promise<Member[]> {
    const [direction, compare] = directionOf(descending);
    const conditions = [
      ["l.kind = 'category' AND l.key = ?", key] as const,
      given(`l.${by} >= ?`, from),
      given(`l.${by} < ?`, to),
      given('p.namespace IN (SELECT value FROM json_each(?))', namespaces),
      at !== undefined && ([`(l.${by}, l.page) ${compare} (?, ?)`, at.place, at.page] as const),
    ];
    const order = `l.${by} ${direction}, l.page ${direction}`;
    return this.#reader
      .where<[string, string, number, ...PageColumns]>(MEMBERS, conditions, order, limit)
      .map(([value, sort, timestamp, ...columns]) => ({ row: pageOf(columns), link: { value, sort, timestamp } }));
  }

  async memberCounts(keys: readonly string[]): Promise<ReadonlyMap<string, MemberCount>> {
    const counts = new Map<string, MemberCount>();
    for (const [key, type, count] of this.#reader.all<[string, string, number]>(COUNTS, JSON.stringify(keys))) {
      const sofar = counts.get(key) ?? { pages: 0, categories: 0, files: 0 };
      counts.set(key, { ...sofar, [type === '0' ? 'pages' : type === '1' ? 'categories' : 'files']: count });
    }
    return counts;
  }

  async categories({ namespace, from, to, prefix, descending, limit }: CategoriesAsked): Promise<string[]> {
    const conditions = [
      given('l.key >= ?', from),
      given('l.key <= ?', to),
      given('l.key >= ?', prefix),
      given('l.key < ?', prefix === undefined ? undefined : `${prefix}\u{10ffff}`),
    ];
    const find = (select: string, of: Condition) =>
      this.#reader.where<[string]>(select, [of, ...conditions], `l.key ${directionOf(descending)[0]}`, limit);
    const rows = [
      ...find('SELECT DISTINCT l.key FROM link AS l', ["l.kind = 'category'"]),
      ...find('SELECT l.key FROM page AS l', ['l.namespace = ?', namespace]),
    ];
    const sign = descending ? -1 : 1;
    return [...new Set(rows.map(([key]) => key))].sort((one, other) => sign * byBytes(one, other)).slice(0, limit);
  }

  async cascading({ namespace, key }: PageName, now: number): Promise<CascadingPage[]> {
    return this.#reader
      .all<[number, string, string]>(CASCADING, namespace, key, now)
      .map(([of, name, level]) => ({ page: { namespace: of, key: name }, level }));
  }

  async replace(page: PageName, latest: number, links: readonly PageLink[], now: number): Promise<void> {
    const hold = { sql: HOLD, params: [page.namespace, page.key, latest], gate: true } as const;
    await this.#writer.write([hold, ...linkStatements(page, links, now)]);
  }

  async stale(): Promise<StaleName | undefined> {
    const [row] = this.#reader.all<[number, string, number, number]>(STALE);
    return row && { namespace: row[0], key: row[1], page: row[2], turn: row[3] };
  }

  async readAgain({ namespace, key, page, turn }: StaleName, upTo: number | null): Promise<void> {
    const all = { sql: ALL_READ, params: [namespace, key, turn] };
    const read = { sql: READ, params: [upTo ?? 0, turn, namespace, key, page, turn] };
    await this.#writer.write(upTo === null ? [all, read] : [read]);
  }
}

const STALE = 'SELECT namespace, key, page, iif(page = 0, turn, begun) FROM stale_link ORDER BY place LIMIT 1';
const READ = `UPDATE stale_link SET page = ?, begun = ?, place = (SELECT max(place) + 1 FROM stale_link)
  WHERE namespace = ? AND key = ? AND page = ? AND (page = 0 OR begun = ?)`;
const ALL_READ = 'DELETE FROM stale_link WHERE namespace = ? AND key = ? AND turn = ?';

function directionOf(descending: boolean | undefined): readonly [direction: string, compare: string] {
  return descending ? ['DESC', '<='] : ['ASC', '>='];
}
