import type { DatabaseSync } from 'node:sqlite';
import type { PageName } from './pages.ts';
import { MOST_FOUND, type SearchAsked, type SearchFound, type SearchPhrase, type SearchStore } from './search.ts';
import type { Statement } from './sqlite-operation.ts';
import { PAGE_COLUMNS, type PageColumns, pageOf } from './sqlite-page-rows.ts';
import { SqliteReader } from './sqlite-reader.ts';

const INDEX = `INSERT OR REPLACE INTO page_search (rowid, title, text)
  SELECT p.id, replace(p.key, '_', ' '), c.text FROM page AS p
    CROSS JOIN revision AS r ON r.id = p.latest CROSS JOIN content AS c ON c.id = r.content
  WHERE p.namespace = ? AND p.key = ?`;
const FORGET =
  'DELETE FROM page_search WHERE rowid = (SELECT page.id FROM page WHERE page.namespace = ? AND page.key = ?)';

// To tell how good each is takes time: only the newest are judged.
const MATCHING = (columns: string) => `(SELECT ${columns} FROM page_search WHERE page_search MATCH ?
    ORDER BY rowid DESC LIMIT ${MOST_FOUND}) AS m CROSS JOIN page AS p ON p.id = m.page`;
const FIND = `SELECT ${PAGE_COLUMNS} FROM ${MATCHING('rowid AS page, rank')}`;
const BEST = 'ORDER BY m.rank, p.id DESC LIMIT ? OFFSET ?';
const COUNT = `SELECT count(*) FROM ${MATCHING('rowid AS page')}`;
const AMONG = 'WHERE p.namespace IN (SELECT value FROM json_each(?))';

/** Pages by their words in SQLite's FTS5; the verbs that change pages keep its index. */
export class SqliteSearch implements SearchStore {
  readonly #reader: SqliteReader;

  constructor(reader: DatabaseSync) {
    this.#reader = new SqliteReader(reader);
  }

  async find({ where, phrases, namespaces, offset, limit }: SearchAsked): Promise<SearchFound> {
    const match = `${where} : (${phrases.map(quoted).join(' AND ')})`;
    const [among, values] = namespaces === undefined ? ['', []] : [AMONG, [JSON.stringify(namespaces)]];
    const columns = this.#reader.all<PageColumns>(`${FIND} ${among} ${BEST}`, match, ...values, limit, offset);
    const pages = columns.map(pageOf);
    const [[total = 0] = []] = this.#reader.all<[number]>(`${COUNT} ${among}`, match, ...values);
    return { pages, total };
  }
}

/** Makes the newest state of a page one that is found. */
export function indexPage({ namespace, key }: PageName): Statement {
  return { sql: INDEX, params: [namespace, key] };
}

/** Makes a page one that is not found, before it is deleted. */
export function forgetPage({ namespace, key }: PageName): Statement {
  return { sql: FORGET, params: [namespace, key] };
}

function quoted({ words, isPrefix }: SearchPhrase): string {
  return `"${words.replace(/["\0]/g, ' ')}"${isPrefix ? ' *' : ''}`;
}
