import type { DatabaseSync } from 'node:sqlite';
import type { ArchivedAsked, ArchivedRow, ArchiveStore, Deletion, Restoration } from './archive.ts';
import type { PageName } from './pages.ts';
import { linkStatements } from './sqlite-link-statements.ts';
import { noteEvent } from './sqlite-log.ts';
import type { Operation, Statement } from './sqlite-operation.ts';
import { type RevisionColumns, revisionOf } from './sqlite-page-rows.ts';
import { type Condition, given, SqliteReader } from './sqlite-reader.ts';
import { COUNT, UNPROTECT_TITLE } from './sqlite-save.ts';
import { forgetPage, indexPage } from './sqlite-search.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

const SELECT = `SELECT r.id, r.page, r.parent, r.timestamp, r.user, r.user_name, r.comment, r.minor, r.tags, r.hidden,
  r.content, c.model, c.size, c.sha1 FROM archive AS r CROSS JOIN content AS c ON c.id = r.content`;
const PAGE = '(SELECT page.id FROM page WHERE page.namespace = ? AND page.key = ?)';
const COPIED = 'parent, timestamp, user, user_name, comment, minor, tags, hidden, content';
/** A page that is in the state that it was read in. */
export const HOLD = 'UPDATE page SET touched = touched WHERE namespace = ? AND key = ? AND latest = ?';
const KEEP = `INSERT INTO archive (id, namespace, key, page, ${COPIED})
  SELECT id, ?, ?, page, ${COPIED} FROM revision WHERE page = ${PAGE}`;
const FORGET_CHANGES = `DELETE FROM change WHERE type <> 'log' AND revision <> 0
  AND revision IN (SELECT id FROM revision WHERE page = ${PAGE})`;
const DROP_REVISIONS = `DELETE FROM revision WHERE page = ${PAGE}`;
const DROP_PAGE = 'DELETE FROM page WHERE namespace = ? AND key = ?';
const MAKE_PAGE = `INSERT INTO page (id, latest, length, redirect_namespace, redirect_key, redirect_fragment, is_new, touched,
    model, namespace, key)
  VALUES (iif(EXISTS (SELECT 1 FROM page WHERE id = ?1), NULL, ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
  ON CONFLICT DO NOTHING`;
const CHANGE_PAGE = `UPDATE page SET latest = ?, length = ?, redirect_namespace = ?, redirect_key = ?, redirect_fragment = ?,
  is_new = ?, touched = ?, model = ? WHERE namespace = ? AND key = ? AND latest = ?`;
const NAMES = 'SELECT id, namespace, key FROM archive WHERE id IN (SELECT value FROM json_each(?))';
const AT_TIMES = 'AND timestamp IN (SELECT value FROM json_each(?))';
const bringBack = (times: string) => `INSERT INTO revision (id, page, ${COPIED})
  SELECT id, ${PAGE}, ${COPIED} FROM archive WHERE namespace = ? AND key = ? ${times} RETURNING page`;
const takeOut = (times: string) => `DELETE FROM archive WHERE namespace = ? AND key = ? ${times}`;

/** What was deleted, in SQLite. */
export class SqliteArchive implements ArchiveStore {
  readonly #reader: SqliteReader;
  readonly #writer: SqliteWriter;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#reader = new SqliteReader(reader);
    this.#writer = writer;
  }

  async list(asked: ArchivedAsked & { readonly limit: number }): Promise<ArchivedRow[]> {
    const order = 'r.timestamp DESC, r.id DESC';
    return this.#reader
      .where<RevisionColumns>(SELECT, conditionsOf(asked), order, asked.limit)
      .map((columns) => ({ ...revisionOf(columns), ...asked.page }));
  }

  async count(asked: ArchivedAsked): Promise<number> {
    const counted = 'SELECT count(*) FROM archive AS r';
    return this.#reader.where<[number]>(counted, conditionsOf(asked), '1', 1)[0]?.[0] ?? 0;
  }

  async names(ids: readonly number[]): Promise<ReadonlyMap<number, PageName>> {
    const rows = this.#reader.all<[number, number, string]>(NAMES, JSON.stringify(ids));
    return new Map(rows.map(([id, namespace, key]) => [id, { namespace, key }]));
  }

  async delete(deletion: Deletion): Promise<number | undefined> {
    const { rows } = await this.#writer.write(deleteStatements(deletion));
    return rows[0]?.log as number | undefined;
  }

  async restore(restoration: Restoration): Promise<number | undefined> {
    const { rows } = await this.#writer.write(restoreStatements(restoration));
    return rows[0]?.page as number | undefined;
  }
}

function conditionsOf({ page, timestamps }: ArchivedAsked): readonly (Condition | false)[] {
  return [
    ['r.namespace = ? AND r.key = ?', page.namespace, page.key],
    given('r.timestamp IN (SELECT value FROM json_each(?))', timestamps),
  ];
}

/** What deletes a page: nothing of it is done if the page is not in the state that it was read in. */
export function deleteStatements({ page, base, articles, event }: Deletion): Operation {
  const name = [page.namespace, page.key];
  return [
    { sql: HOLD, params: [...name, base], gate: true },
    { sql: KEEP, params: [...name, ...name] },
    { sql: FORGET_CHANGES, params: name },
    ...noteEvent(page, event, { madeLatest: false }),
    forgetPage(page),
    { sql: DROP_REVISIONS, params: name },
    { sql: DROP_PAGE, params: name },
    { sql: COUNT, params: [-1, articles, 0] },
  ];
}

function restoreStatements(restoration: Restoration): Operation {
  const { page, base, timestamps, articles, event } = restoration;
  const name = [page.namespace, page.key];
  const times = timestamps === undefined ? '' : AT_TIMES;
  const which = timestamps === undefined ? name : [...name, JSON.stringify(timestamps)];
  return [
    makeOrChange(restoration),
    ...(restoration.becomes?.links ? linkStatements(page, restoration.becomes.links, event.entry.timestamp) : []),
    { sql: bringBack(times), params: [...name, ...which] },
    { sql: takeOut(times), params: which },
    ...(restoration.becomes ? [indexPage(page)] : []),
    { sql: COUNT, params: [base === null ? 1 : 0, articles, 0] },
    ...(base === null ? [{ sql: UNPROTECT_TITLE, params: name }] : []),
    ...noteEvent(page, event, { madeLatest: false }),
  ];
}

function makeOrChange({ page, base, becomes, event }: Restoration): Statement {
  const name = [page.namespace, page.key];
  if (!becomes) return { sql: HOLD, params: [...name, base], gate: true };
  const { newest, redirect } = becomes;
  const target = redirect ? [redirect.namespace, redirect.key, redirect.fragment] : [null, null, null];
  const isNew = Number(base === null);
  const state = [newest.id, newest.size, ...target, isNew, event.entry.timestamp, newest.model, ...name];
  return base === null
    ? { sql: MAKE_PAGE, params: [newest.page, ...state], gate: true }
    : { sql: CHANGE_PAGE, params: [...state, base], gate: true };
}
