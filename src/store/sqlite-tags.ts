import type { DatabaseSync } from 'node:sqlite';
import type { PageEvent } from './pages.ts';
import { noteEvent } from './sqlite-log.ts';
import type { Operation } from './sqlite-operation.ts';
import { SqliteReader } from './sqlite-reader.ts';
import type { SqliteWriter } from './sqlite-writer.ts';
import type { Tagged, TaggedPart, TagRow, TagStore } from './tags.ts';

const MANUAL = 'SELECT tag FROM tag_count WHERE manual = 1 ORDER BY tag';
const ALL = 'SELECT tag, uses, manual FROM tag_count';
const DEFINE = `INSERT INTO tag_count (tag, uses, manual) VALUES (?, 0, 1)
  ON CONFLICT (tag) DO UPDATE SET manual = 1 WHERE manual = 0`;
const UNDEFINE = 'UPDATE tag_count SET manual = 0 WHERE tag = ? AND manual = 1';
const FORGET_UNUSED = 'DELETE FROM tag_count WHERE uses <= 0 AND manual = 0';
const DELETE = 'DELETE FROM tag_count WHERE tag = ?';
const dropFrom = (table: string) => `UPDATE ${table}
  SET tags = (SELECT json_group_array(value) FROM json_each(${table}.tags) WHERE value <> ?1)
  WHERE tags <> '[]' AND EXISTS (SELECT 1 FROM json_each(${table}.tags) WHERE value = ?1)`;
const DROPS: readonly string[] = ['revision', 'archive', 'log', 'change'].map(dropFrom);

const LOG_OF = 'SELECT min(id) FROM log WHERE log.revision = r.id AND log.revision <> 0';
const CHANGE_OF = 'SELECT min(id) FROM change WHERE change.revision = r.id AND change.revision <> 0';
const REVISION_OF = 'SELECT id FROM revision WHERE revision.id';
const FIND: { readonly [part in TaggedPart]: string } = {
  revision: `SELECT r.id, ifnull((${LOG_OF}), 0), ifnull((${CHANGE_OF}), 0), r.tags FROM revision AS r WHERE r.id = ?`,
  log: `SELECT ifnull((${REVISION_OF} = l.revision), 0), l.id,
      ifnull((SELECT min(id) FROM change WHERE change.log = l.id AND change.log <> 0), 0), l.tags
    FROM log AS l WHERE l.id = ?`,
  change: `SELECT ifnull((${REVISION_OF} = c.revision), 0), c.log, c.id, c.tags FROM change AS c WHERE c.id = ?`,
};

const setOf = (part: TaggedPart) => `UPDATE ${part} SET tags = ? WHERE id = ? AND tags = ?`;
const SET: { readonly [part in TaggedPart]: string } = {
  revision: setOf('revision'),
  log: setOf('log'),
  change: setOf('change'),
};
const changeOf = (part: TaggedPart) => `UPDATE ${part} SET tags = (SELECT json_group_array(value) FROM (
    SELECT value FROM json_each(${part}.tags) WHERE value NOT IN (SELECT value FROM json_each(?1))
    UNION ALL
    SELECT value FROM json_each(?2) WHERE value NOT IN (SELECT value FROM json_each(${part}.tags))))
  WHERE id = ?3`;
const CHANGE: { readonly [part in TaggedPart]: string } = {
  revision: changeOf('revision'),
  log: changeOf('log'),
  change: changeOf('change'),
};
export const COUNT_TAG =
  'INSERT INTO tag_count (tag, uses) VALUES (?, 1) ON CONFLICT (tag) DO UPDATE SET uses = uses + 1';
const COUNT_REMOVED = 'UPDATE tag_count SET uses = uses - 1 WHERE tag = ?';

/** Tags in SQLite. */
export class SqliteTags implements TagStore {
  readonly #reader: SqliteReader;
  readonly #writer: SqliteWriter;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#reader = new SqliteReader(reader);
    this.#writer = writer;
  }

  manual(): readonly string[] {
    return this.#reader.all<[string]>(MANUAL).map(([tag]) => tag);
  }

  async all(): Promise<ReadonlyMap<string, TagRow>> {
    const rows = this.#reader.all<[string, number, number]>(ALL);
    return new Map(rows.map(([tag, uses, manual]) => [tag, { uses, manual: manual === 1 }]));
  }

  define(tag: string, event: PageEvent): Promise<number | undefined> {
    return this.#write([{ sql: DEFINE, params: [tag], gate: true }], event);
  }

  undefine(tag: string, event: PageEvent): Promise<number | undefined> {
    return this.#write(
      [
        { sql: UNDEFINE, params: [tag], gate: true },
        { sql: FORGET_UNUSED, params: [] },
      ],
      event,
    );
  }

  delete(tag: string, event: PageEvent): Promise<number | undefined> {
    const drops = DROPS.map((sql) => ({ sql, params: [tag] }));
    return this.#write([{ sql: DELETE, params: [tag], gate: true }, ...drops], event);
  }

  async find(part: TaggedPart, id: number): Promise<Tagged | undefined> {
    const [row] = this.#reader.all<[number, number, number, string]>(FIND[part], id);
    if (!row) return undefined;
    const [revision, log, change, tags] = row;
    return { revision, log, change, by: part, tags: JSON.parse(tags) };
  }

  set(of: Tagged, wanted: readonly string[], event: PageEvent): Promise<number | undefined> {
    const { by, tags } = of;
    const added = wanted.filter((tag) => !tags.includes(tag));
    const removed = tags.filter((tag) => !wanted.includes(tag));
    const beside = (['revision', 'log', 'change'] as const).filter((part) => part !== by && of[part] !== 0);
    const [less, more] = [JSON.stringify(removed), JSON.stringify(added)];
    return this.#write(
      [
        { sql: SET[by], params: [JSON.stringify(wanted), of[by], JSON.stringify(tags)], gate: true },
        ...beside.map((part) => ({ sql: CHANGE[part], params: [less, more, of[part]] })),
        ...added.map((tag) => ({ sql: COUNT_TAG, params: [tag] })),
        ...removed.map((tag) => ({ sql: COUNT_REMOVED, params: [tag] })),
        { sql: FORGET_UNUSED, params: [] },
      ],
      event,
    );
  }

  async #write(operation: Operation, event: PageEvent): Promise<number | undefined> {
    const { namespace, title } = event.entry;
    const noted = noteEvent({ namespace, key: title.replaceAll(' ', '_') }, event, { madeLatest: false });
    const { rows } = await this.#writer.write([...operation, ...noted]);
    return rows.find((row) => row.log !== undefined)?.log as number | undefined;
  }
}
