import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { prepareRead } from './sqlite-connect.ts';
import type { SqlValue } from './sqlite-operation.ts';
import type { TimeSpan } from './time-span.ts';

/** A condition with its values. */
export type Condition = readonly [sql: string, ...values: SqlValue[]];

/** Reads whose SQL depends on what is asked: each text is prepared once, so it must be made of few parts and hold no value. */
export class SqliteReader {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The rows of a statement, each a list of its columns. */
  all<Columns>(sql: string, ...values: readonly SqlValue[]): Columns[] {
    const statement = this.#prepared.get(sql) ?? prepareRead(this.#database, sql);
    this.#prepared.set(sql, statement);
    return statement.all(...values) as unknown as Columns[];
  }

  /** The rows for which all of the conditions hold that are not false. */
  where<Columns>(select: string, conditions: readonly (Condition | false)[], order: string, limit: number): Columns[] {
    const given = conditions.filter((one) => one !== false);
    const all = given.length === 0 ? 'TRUE' : given.map(([sql]) => sql).join(' AND ');
    const values = given.flatMap(([, ...more]) => more);
    return this.all(`${select} WHERE ${all} ORDER BY ${order} LIMIT ?`, ...values, limit);
  }
}

/** Holds if a value was given; one list of values is given as JSON. */
export function given(sql: string, value: SqlValue | readonly (number | string)[] | undefined): Condition | false {
  if (value === undefined) return false;
  return [sql, isList(value) ? JSON.stringify(value) : value];
}

function isList(value: SqlValue | readonly (number | string)[]): value is readonly (number | string)[] {
  return Array.isArray(value);
}

/** The conditions of a span of a table's rows, and their order. */
export function inTime(table: string, { from, to, newer = false, at }: TimeSpan) {
  const [direction, compare] = newer ? ['ASC', '>='] : ['DESC', '<='];
  const conditions: (Condition | false)[] = [
    given(`${table}.timestamp >= ?`, from),
    given(`${table}.timestamp <= ?`, to),
    at !== undefined && [`(${table}.timestamp, ${table}.id) ${compare} (?, ?)`, at.timestamp, at.id],
  ];
  return { conditions, order: `${table}.timestamp ${direction}, ${table}.id ${direction}` };
}

/** Names as JSON, for `json_each`: a list of namespace and key. */
export function namesAsJson(names: readonly { readonly namespace: number; readonly key: string }[]): string {
  return JSON.stringify(names.map(({ namespace, key }) => [namespace, key]));
}
