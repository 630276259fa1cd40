import type { Import, ImportedRevision, ImportStore } from './imports.ts';
import type { PageName, SavedEdit } from './pages.ts';
import { HOLD } from './sqlite-archive.ts';
import { linkStatements } from './sqlite-link-statements.ts';
import { noteEvent } from './sqlite-log.ts';
import type { Operation, Statement } from './sqlite-operation.ts';
import { COUNT, KEEP_TEXT, MAKE_PAGE, UNPROTECT_TITLE } from './sqlite-save.ts';
import { indexPage } from './sqlite-search.ts';
import { COUNT_TAG } from './sqlite-tags.ts';
import type { SqliteWriter } from './sqlite-writer.ts';

const PAGE = '(SELECT page.id FROM page WHERE namespace = ?1 AND key = ?2)';
const ADD_REVISION = `INSERT INTO revision (page, parent, timestamp, user, user_name, comment, minor, tags, content)
  VALUES (${PAGE},
    ifnull((SELECT id FROM revision WHERE page = ${PAGE} AND timestamp <= ?3 ORDER BY timestamp DESC, id DESC LIMIT 1), 0),
    ?3, ?4, ?5, ?6, ?7, '[]', last_insert_rowid())`;
const TELL = `INSERT INTO revision (page, parent, timestamp, user, user_name, comment, minor, tags, content)
  SELECT page, id, ?3, ?4, ?5, ?6, ?7, ?8, content FROM revision WHERE page = ${PAGE}
    ORDER BY timestamp DESC, id DESC LIMIT 1`;
const SET_PAGE = `UPDATE page SET latest = r.id, length = c.size, model = c.model, is_new = 0, touched = ?3,
    redirect_namespace = ?4, redirect_key = ?5, redirect_fragment = ?6
  FROM revision AS r JOIN content AS c ON c.id = r.content
  WHERE r.id = last_insert_rowid() AND namespace = ?1 AND key = ?2 RETURNING page.id AS page, latest AS revision`;

/** What comes from other wikis, in SQLite. */
export class SqliteImports implements ImportStore {
  readonly #writer: SqliteWriter;

  constructor(writer: SqliteWriter) {
    this.#writer = writer;
  }

  async add(imported: Import): Promise<SavedEdit | undefined> {
    const { rows } = await this.#writer.write(importStatements(imported));
    const [made] = rows.filter((row) => row.revision !== undefined);
    return made && { page: Number(made.page), revision: Number(made.revision) };
  }
}

function importStatements({ page, base, revisions, revision, redirect, links, articles, event }: Import): Operation {
  const name = [page.namespace, page.key];
  const target = redirect ? [redirect.namespace, redirect.key, redirect.fragment] : [null, null, null];
  const { timestamp, user, userName, comment, minor, tags } = revision;
  const told = [timestamp, user, userName, comment, Number(minor), JSON.stringify(tags)];
  return [
    base === null
      ? { sql: MAKE_PAGE, params: [0, null, null, null, timestamp, 'wikitext', ...name], gate: true }
      : { sql: HOLD, params: [...name, base], gate: true },
    ...revisions.flatMap((one) => addRevision(page, one)),
    { sql: TELL, params: [...name, ...told] },
    { sql: SET_PAGE, params: [...name, timestamp, ...target] },
    ...tags.map((tag) => ({ sql: COUNT_TAG, params: [tag] })),
    indexPage(page),
    ...linkStatements(page, links, timestamp),
    { sql: COUNT, params: [base === null ? 1 : 0, articles, revisions.length] },
    ...(base === null ? [{ sql: UNPROTECT_TITLE, params: name }] : []),
    ...noteEvent(page, event, { madeLatest: true }),
  ];
}

function addRevision({ namespace, key }: PageName, imported: ImportedRevision): readonly Statement[] {
  const { timestamp, user, userName, comment, minor, content } = imported;
  const text = [content.model, Buffer.byteLength(content.text), content.sha1, content.text];
  return [
    { sql: KEEP_TEXT, params: text },
    { sql: ADD_REVISION, params: [namespace, key, timestamp, user, userName, comment, Number(minor)] },
  ];
}
