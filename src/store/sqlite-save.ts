import { type NewEdit, REVERTED, type Reverts } from './pages.ts';
import { addressOf } from './sqlite-blocks.ts';
import { linkStatements } from './sqlite-link-statements.ts';
import { noteEvent } from './sqlite-log.ts';
import { tell } from './sqlite-messages.ts';
import type { Operation, SqlValue, Statement } from './sqlite-operation.ts';
import { indexPage } from './sqlite-search.ts';
import { COUNT_TAG } from './sqlite-tags.ts';

const CHANGE_PAGE = `UPDATE page SET length = ifnull(?, length), redirect_namespace = ?, redirect_key = ?, redirect_fragment = ?,
    is_new = 0, touched = ?, model = ifnull(?, model) WHERE namespace = ? AND key = ? AND latest = ?`;
export const MAKE_PAGE = `INSERT INTO page (length, redirect_namespace, redirect_key, redirect_fragment, touched, model, namespace, key,
    latest, is_new) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 1) ON CONFLICT DO NOTHING`;
export const KEEP_TEXT = 'INSERT INTO content (model, size, sha1, text) VALUES (?, ?, ?, ?)';
export const MAKE_REVISION = `INSERT INTO revision (page, parent, timestamp, user, user_name, comment, minor, tags, content)
  VALUES ((SELECT page.id FROM page WHERE namespace = ? AND key = ?), ?, ?, ?, ?, ?, ?, ?,
    ifnull((SELECT content FROM revision AS base WHERE base.id = ?), last_insert_rowid()))`;
export const SET_LATEST = `UPDATE page SET latest = last_insert_rowid() WHERE namespace = ? AND key = ?
  RETURNING id AS page, latest AS revision`;
export const COUNT = 'UPDATE page_count SET pages = pages + ?, articles = articles + ?, edits = edits + ?';
export const COUNT_EDIT = 'UPDATE account SET edit_count = edit_count + 1 WHERE id = ?';
export const UNPROTECT_TITLE = 'DELETE FROM title_protection WHERE namespace = ? AND key = ?';
const UNPROTECT = 'DELETE FROM page_protection WHERE page = (SELECT id FROM page WHERE namespace = ? AND key = ?)';
const PROTECT = `INSERT INTO page_protection (page, type, level, expires, cascade)
  SELECT id, ?, ?, ?, ? FROM page WHERE namespace = ? AND key = ?`;
const NOTE_CHANGE = `INSERT INTO change (type, timestamp, namespace, key, user, user_name, comment, minor, bot, patrolled, page,
    revision, parent, old_length, new_length, tags, log, ip)
  SELECT ?, ?, p.namespace, p.key, ?, ?, ?, ?, ?, ?, p.id, p.latest, r.parent,
    ifnull((SELECT size FROM revision AS base JOIN content ON content.id = base.content WHERE base.id = r.parent), 0),
    p.length, ?, 0, ? FROM page AS p JOIN revision AS r ON r.id = p.latest WHERE p.namespace = ? AND p.key = ?`;

const COUNT_REVERTED = `INSERT INTO tag_count (tag, uses) SELECT '${REVERTED}', changes() WHERE changes() > 0
  ON CONFLICT (tag) DO UPDATE SET uses = uses + excluded.uses`;
const IN_LIST = 'IN (SELECT value FROM json_each(?))';
const TAG = `tags = json_insert(tags, '$[#]', '${REVERTED}')`;
const UNTAGGED = `NOT EXISTS (SELECT 1 FROM json_each(tags) WHERE value = '${REVERTED}')`;
const TAG_REVISIONS = `UPDATE revision SET ${TAG} WHERE id ${IN_LIST} AND ${UNTAGGED}`;
const OF_REVISIONS = `revision ${IN_LIST} AND revision <> 0 AND type <> 'log'`;
const TAG_CHANGES = `UPDATE change SET ${TAG} WHERE ${OF_REVISIONS} AND ${UNTAGGED}`;
const LOOKED_AT = `UPDATE change SET bot = max(bot, ?), patrolled = iif(patrolled = 'no', 'auto', patrolled)
  WHERE ${OF_REVISIONS}`;

/** What saves a new state of a page: nothing of it is done if the page is not in the state that it is based on. */
export function saveStatements(edit: NewEdit): Operation {
  const { page, base, revision, content, articles, address, tells, event, eventBeside } = edit;
  const { timestamp, user, userName, comment, minor, tags } = revision;
  const name = [page.namespace, page.key];
  const about = [timestamp, user, userName, comment, Number(minor), JSON.stringify(tags)];
  const text = content && [content.model, Buffer.byteLength(content.text), content.sha1, content.text];
  return [
    changePage(edit),
    ...(text ? [{ sql: KEEP_TEXT, params: text }] : []),
    { sql: MAKE_REVISION, params: [...name, base ?? 0, ...about, content ? null : base] },
    { sql: SET_LATEST, params: name },
    ...tags.map((tag) => ({ sql: COUNT_TAG, params: [tag] })),
    ...(content ? [indexPage(page)] : []),
    ...(edit.links ? linkStatements(page, edit.links, timestamp) : []),
    { sql: COUNT, params: [base === null ? 1 : 0, articles, content ? 1 : 0] },
    ...(user === null || !content ? [] : [{ sql: COUNT_EDIT, params: [user] }]),
    ...(user === null || address === undefined ? [] : [addressOf(user, address, timestamp)]),
    ...(base === null ? [{ sql: UNPROTECT_TITLE, params: name }] : []),
    ...protect(edit),
    ...noteChange(edit),
    ...(edit.reverts ? revertStatements(edit.reverts) : []),
    ...(tells === undefined ? [] : [tell(tells)]),
    ...(event ? noteEvent(page, event, { madeLatest: true }) : []),
    ...(eventBeside ? noteEvent(page, eventBeside, { madeLatest: false }) : []),
  ];
}

function changePage({ page, base, revision, content, redirect }: NewEdit): Statement {
  const target = redirect ? [redirect.namespace, redirect.key, redirect.fragment] : [null, null, null];
  const length = content ? Buffer.byteLength(content.text) : null;
  const model = content?.model ?? null;
  const state = [length, ...target, revision.timestamp, model, page.namespace, page.key];
  return base === null
    ? { sql: MAKE_PAGE, params: state, gate: true }
    : { sql: CHANGE_PAGE, params: [...state, base], gate: true };
}

function protect({ page: { namespace, key }, protections }: NewEdit): readonly Statement[] {
  if (!protections) return [];
  const set = protections.map(({ type, level, expires, cascade }) => ({
    sql: PROTECT,
    params: [type, level, expires, Number(cascade), namespace, key],
  }));
  return [{ sql: UNPROTECT, params: [namespace, key] }, ...set];
}

function noteChange({ page, base, revision, change }: NewEdit): readonly Statement[] {
  if (!change) return [];
  const { timestamp, user, userName, comment, minor, tags } = revision;
  const who: SqlValue[] = [user, userName, comment, Number(minor), Number(change.bot)];
  const how = [change.autopatrolled ? 'auto' : 'no', JSON.stringify(tags), change.ip];
  const params = [base === null ? 'new' : 'edit', timestamp, ...who, ...how, page.namespace, page.key];
  return [{ sql: NOTE_CHANGE, params }];
}

function revertStatements({ tagged, lookedAt, bot }: Reverts): readonly Statement[] {
  const ids = JSON.stringify(tagged);
  return [
    { sql: TAG_REVISIONS, params: [ids] },
    { sql: COUNT_REVERTED, params: [] },
    { sql: TAG_CHANGES, params: [ids] },
    { sql: LOOKED_AT, params: [Number(bot), JSON.stringify(lookedAt)] },
  ];
}
