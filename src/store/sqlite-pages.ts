import type { DatabaseSync } from 'node:sqlite';
import {
  type ContributionsAsked,
  type HistoryAsked,
  type NewEdit,
  type PageCounts,
  type PageName,
  type PageRow,
  type PageStore,
  type PagesAsked,
  type Protection,
  type ProtectionAsked,
  placeOf,
  type RandomAsked,
  type RevisionRow,
  type SavedEdit,
} from './pages.ts';
import {
  LAST_KEY,
  PAGE_COLUMNS,
  type PageColumns,
  pageOf,
  type RevisionColumns,
  revisionOf,
  SELECT_REVISION,
} from './sqlite-page-rows.ts';
import { type Condition, given, inTime, namesAsJson, SqliteReader } from './sqlite-reader.ts';
import { saveStatements } from './sqlite-save.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

const FROM_PAGE = `SELECT ${PAGE_COLUMNS} FROM page AS p`;
const BY_NAME = `SELECT ${PAGE_COLUMNS} FROM json_each(?) AS n
  CROSS JOIN page AS p ON p.namespace = n.value ->> 0 AND p.key = n.value ->> 1`;
const BY_ID = `SELECT ${PAGE_COLUMNS} FROM json_each(?) AS n CROSS JOIN page AS p ON p.id = n.value`;
const REVISIONS = `${SELECT_REVISION} WHERE r.id IN (SELECT value FROM json_each(?))`;
const TEXTS = 'SELECT id, text FROM content WHERE id IN (SELECT value FROM json_each(?))';
const PROTECTIONS = `SELECT page, type, level, expires, cascade FROM page_protection
  WHERE page IN (SELECT value FROM json_each(?)) AND ifnull(expires > ?, TRUE) ORDER BY page, type`;
const WITH_TAG = 'EXISTS (SELECT 1 FROM json_each(r.tags) WHERE value = ?)';
const IN_NAMESPACES = `EXISTS (SELECT 1 FROM page AS p WHERE p.id = r.page AND p.namespace IN (SELECT value FROM json_each(?)))`;
const IS_LATEST = 'EXISTS (SELECT 1 FROM page AS p WHERE p.latest = r.id AND p.id = r.page)';
const PLACE = 'p.id * 2654435761 & 4294967295';
const NAMESPACES = 'SELECT DISTINCT namespace FROM page';
const IS_PATROLLED = `EXISTS (SELECT 1 FROM change AS c WHERE c.revision = r.id AND c.revision <> 0 AND c.type <> 'log'
  AND c.patrolled IN (SELECT value FROM json_each(?)))`;

/** Pages and revisions in SQLite. */
export class SqlitePages implements PageStore {
  readonly #reader: SqliteReader;
  readonly #writer: SqliteWriter;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#reader = new SqliteReader(reader);
    this.#writer = writer;
  }

  async byName(names: readonly PageName[]): Promise<PageRow[]> {
    return this.#reader.all<PageColumns>(BY_NAME, namesAsJson(names)).map(pageOf);
  }

  async byId(ids: readonly number[]): Promise<PageRow[]> {
    return this.#reader.all<PageColumns>(BY_ID, JSON.stringify(ids)).map(pageOf);
  }

  async list(asked: PagesAsked): Promise<PageRow[]> {
    const { from, to, prefix, descending, redirects, minLength, maxLength, limit } = asked;
    const conditions = [
      given('p.namespace = ?', asked.namespace),
      given('p.key >= ?', from),
      given('p.key <= ?', to),
      given('p.key >= ?', prefix),
      given('p.key <= ?', prefix === undefined ? undefined : prefix + LAST_KEY),
      given('(p.redirect_key IS NOT NULL) = ?', redirects === undefined ? undefined : Number(redirects)),
      given('p.length >= ?', minLength),
      given('p.length <= ?', maxLength),
      asked.protection !== undefined && isProtected(asked.protection),
    ];
    const order = descending ? 'p.key DESC' : 'p.key';
    return this.#reader.where<PageColumns>(FROM_PAGE, conditions, order, limit).map(pageOf);
  }

  async random(asked: RandomAsked): Promise<PageRow[]> {
    const all = () => this.#reader.all<[number]>(NAMESPACES).map(([namespace]) => namespace);
    const kinds = asked.redirects === undefined ? [false, true] : [asked.redirects];
    // Each part of the index is in order by itself.
    const found = (asked.namespaces ?? all()).flatMap((namespace) =>
      kinds.flatMap((isRedirect) => {
        const conditions = [
          given('p.namespace = ?', namespace),
          given('(p.redirect_key IS NOT NULL) = ?', Number(isRedirect)),
          given(`${PLACE} >= ?`, asked.from),
          given(`${PLACE} < ?`, asked.before),
        ];
        return this.#reader.where<PageColumns>(FROM_PAGE, conditions, PLACE, asked.limit).map(pageOf);
      }),
    );
    return found.sort((one, other) => placeOf(one.id) - placeOf(other.id)).slice(0, asked.limit);
  }

  async counts(): Promise<PageCounts> {
    const [row] = this.#reader.all<[number, number, number]>('SELECT pages, articles, edits FROM page_count');
    const [pages, articles, edits] = row ?? [0, 0, 0];
    return { pages, articles, edits };
  }

  async revisions(ids: readonly number[]): Promise<RevisionRow[]> {
    return this.#reader.all<RevisionColumns>(REVISIONS, JSON.stringify(ids)).map(revisionOf);
  }

  async history(asked: HistoryAsked): Promise<RevisionRow[]> {
    const span = inTime('r', asked);
    const conditions = [
      given('r.page = ?', asked.page),
      given('r.user_name = ?', asked.userName),
      given('r.user_name <> ?', asked.exceptUserName),
      given(WITH_TAG, asked.tag),
      ...span.conditions,
    ];
    return this.#reader.where<RevisionColumns>(SELECT_REVISION, conditions, span.order, asked.limit).map(revisionOf);
  }

  async contributions(asked: ContributionsAsked): Promise<RevisionRow[]> {
    const span = inTime('r', asked);
    const conditions = [
      given('r.user_name = ?', asked.userName),
      given(IN_NAMESPACES, asked.namespaces),
      given(WITH_TAG, asked.tag),
      given('r.minor = ?', asked.minor === undefined ? undefined : Number(asked.minor)),
      given('(r.parent = 0) = ?', asked.made === undefined ? undefined : Number(asked.made)),
      given(IS_PATROLLED, asked.patrolled),
      given(`${IS_LATEST} = ?`, asked.latest === undefined ? undefined : Number(asked.latest)),
      ...span.conditions,
    ];
    return this.#reader.where<RevisionColumns>(SELECT_REVISION, conditions, span.order, asked.limit).map(revisionOf);
  }

  async texts(contents: readonly number[]): Promise<ReadonlyMap<number, string>> {
    return new Map(this.#reader.all<[number, string]>(TEXTS, JSON.stringify(contents)));
  }

  async protections(pages: readonly number[], now: number): Promise<ReadonlyMap<number, readonly Protection[]>> {
    type Columns = [page: number, type: string, level: string, expires: number | null, cascade: number];
    const found = new Map<number, Protection[]>();
    for (const [page, type, level, expires, cascade] of this.#reader.all<Columns>(
      PROTECTIONS,
      JSON.stringify(pages),
      now,
    )) {
      const of = found.get(page) ?? [];
      of.push({ type, level, expires, cascade: cascade === 1 });
      found.set(page, of);
    }
    return found;
  }

  async save(edit: NewEdit): Promise<SavedEdit | undefined> {
    const { rows } = await this.#writer.write(saveStatements(edit));
    const [saved] = rows as unknown as readonly SavedEdit[];
    return saved && { page: saved.page, revision: saved.revision };
  }
}

function isProtected({ types, levels, cascade, endless, now }: ProtectionAsked): Condition {
  const conditions = [
    given('ifnull(expires > ?, TRUE)', now),
    given('type IN (SELECT value FROM json_each(?))', types),
    given('level IN (SELECT value FROM json_each(?))', levels),
    given('cascade = ?', cascade === undefined ? undefined : Number(cascade)),
    given('(expires IS NULL) = ?', endless === undefined ? undefined : Number(endless)),
  ].filter((one) => one !== false);
  const all = conditions.map(([sql]) => sql).join(' AND ');
  const values = conditions.flatMap(([, ...more]) => more);
  return [`EXISTS (SELECT 1 FROM page_protection WHERE page = p.id AND ${all})`, ...values];
}
