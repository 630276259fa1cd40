import type { StatementSync } from 'node:sqlite';
import type { PageName } from './pages.ts';
import { connectToWrite } from './sqlite-connect.ts';
import { databasePath } from './sqlite-open.ts';
import type { SqlValue } from './sqlite-operation.ts';
import { indexPage } from './sqlite-search.ts';
import { StoreError } from './store-error.ts';

/** A page with a past: wikitext without links. */
export interface SeededPage extends PageName {
  /** The oldest first; there is at least one. */
  readonly revisions: readonly SeededRevision[];
}

export interface SeededRevision {
  /** In whole seconds. */
  readonly timestamp: number;
  readonly user: number;
  readonly userName: string;
  readonly comment: string;
  readonly text: string;
  /** SHA-1 of the text. */
  readonly sha1: string;
}

/** Puts pages with their pasts into a wiki. */
export interface Seeder {
  /** Puts all of these pages, whose names are free, in one step; the others are left as they are. Gives how many it put. */
  put(pages: readonly SeededPage[]): number;
  close(): void;
}

const PAGE = `INSERT INTO page (namespace, key, latest, length, is_new, touched, model)
  VALUES (?, ?, 0, ?, ?, ?, 'wikitext') ON CONFLICT DO NOTHING`;
const CONTENT = "INSERT INTO content (model, size, sha1, text) VALUES ('wikitext', ?, ?, ?)";
const REVISION = `INSERT INTO revision (page, parent, timestamp, user, user_name, comment, minor, tags, content)
  VALUES (?, ?, ?, ?, ?, ?, 0, '[]', ?)`;
const CHANGE = `INSERT INTO change (type, timestamp, namespace, key, user, user_name, comment, minor, bot, patrolled, page,
    revision, parent, old_length, new_length, tags, log, ip)
  VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 'auto', ?, ?, ?, ?, ?, '[]', 0, '127.0.0.1')`;
const LATEST = 'UPDATE page SET latest = ? WHERE id = ?';
const LOG = `INSERT INTO log (type, action, timestamp, performer, performer_name, namespace, title, page, comment, params, revision)
  VALUES ('create', 'create', ?, ?, ?, ?, replace(?, '_', ' '), ?, ?, '{}', ?)`;
const COUNT = 'UPDATE page_count SET pages = pages + ?, edits = edits + ?';
const COUNT_EDIT = 'UPDATE account SET edit_count = edit_count + 1 WHERE id = ?';

/** Opens a wiki to put many pages into it, past the verbs that save one state at a time: beside a server that may run. */
export function openSeeder(directory: string): Seeder {
  const path = databasePath(directory);
  const database = connectToWrite(path);
  const prepared = new Map<string, StatementSync>();
  const run = (sql: string, ...values: readonly SqlValue[]) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement.run(...values);
  };

  function putPage({ namespace, key, revisions }: SeededPage): boolean {
    const newest = revisions.at(-1);
    if (!newest) return false;
    const length = Buffer.byteLength(newest.text);
    const made = run(PAGE, namespace, key, length, Number(revisions.length === 1), newest.timestamp);
    if (made.changes === 0) return false;
    const page = Number(made.lastInsertRowid);
    let [parent, before] = [0, 0];
    for (const { timestamp, user, userName, comment, text, sha1 } of revisions) {
      const size = Buffer.byteLength(text);
      const content = Number(run(CONTENT, size, sha1, text).lastInsertRowid);
      const who = [user, userName, comment];
      const revision = Number(run(REVISION, page, parent, timestamp, ...who, content).lastInsertRowid);
      const type = parent === 0 ? 'new' : 'edit';
      run(CHANGE, type, timestamp, namespace, key, ...who, page, revision, parent, before, size);
      run(COUNT_EDIT, user);
      if (parent === 0) run(LOG, timestamp, user, userName, namespace, key, page, comment, revision);
      [parent, before] = [revision, size];
    }
    run(LATEST, parent, page);
    const { sql, params } = indexPage({ namespace, key });
    run(sql, ...params);
    run(COUNT, 1, revisions.length);
    return true;
  }

  return {
    put(pages) {
      try {
        database.exec('BEGIN IMMEDIATE');
        const put = pages.filter(putPage).length;
        database.exec('COMMIT');
        return put;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        const why = error instanceof Error ? error.message : String(error);
        throw new StoreError(`Cannot write to ${path}: ${why}. The pages before are there; try again.`, {
          cause: error,
        });
      }
    },
    close: () => database.close(),
  };
}
