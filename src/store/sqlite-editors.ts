import type { DatabaseSync } from 'node:sqlite';
import { byBytes } from '../lib/byte-order.ts';
import { addressOrder } from '../lib/ip.ts';
import type { Editor, EditorStore, PrefixAsked, RangeAsked } from './editors.ts';
import { LAST_KEY } from './sqlite-page-rows.ts';
import { SqliteReader } from './sqlite-reader.ts';

const NAMED = 'SELECT a.id, a.name FROM json_each(?) AS n CROSS JOIN actor AS a ON a.name = n.value';

/** Goes from name to name by the index, past all revisions of each. */
const namesBetween = (next: 'min' | 'max', beyond: '>' | '<') => `WITH RECURSIVE editor (name) AS (
    SELECT ${next}(user_name) FROM revision WHERE user_name >= ?1 AND user_name <= ?2
    UNION ALL
    SELECT (SELECT ${next}(r.user_name) FROM revision AS r
      WHERE r.user_name ${beyond} editor.name AND r.user_name >= ?1 AND r.user_name <= ?2)
    FROM editor WHERE editor.name IS NOT NULL
  ) SELECT name FROM editor WHERE name IS NOT NULL LIMIT ?3`;
const UPWARDS = namesBetween('min', '>');
const DOWNWARDS = namesBetween('max', '<');

const IN_RANGE = 'SELECT name FROM actor WHERE address >= ? AND address <= ? ORDER BY address';

/** Who has edited, in SQLite: the rows of `actor` are made by triggers. */
export class SqliteEditors implements EditorStore {
  readonly #reader: SqliteReader;

  constructor(reader: DatabaseSync) {
    this.#reader = new SqliteReader(reader);
  }

  async named(names: readonly string[]): Promise<Editor[]> {
    return this.#reader.all<[number, string]>(NAMED, JSON.stringify(names)).map(([actor, name]) => ({ actor, name }));
  }

  async withPrefix({ prefix, at, descending, limit }: PrefixAsked): Promise<string[]> {
    const [first, last] = [prefix, prefix + LAST_KEY];
    const from = descending || at === undefined || byBytes(at, first) < 0 ? first : at;
    const to = descending && at !== undefined && byBytes(at, last) < 0 ? at : last;
    return this.#reader.all<[string]>(descending ? DOWNWARDS : UPWARDS, from, to, limit).map(([name]) => name);
  }

  async inRange({ first, last, descending, limit }: RangeAsked): Promise<string[]> {
    const sql = `${IN_RANGE} ${descending ? 'DESC' : 'ASC'} LIMIT ?`;
    return this.#reader.all<[string]>(sql, addressOrder(first), addressOrder(last), limit).map(([name]) => name);
  }
}
