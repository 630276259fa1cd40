import type { PageRow, RevisionRow } from './pages.ts';

/** The columns of `PAGE_COLUMNS`. */
export type PageColumns = readonly [
  id: number,
  namespace: number,
  key: string,
  latest: number,
  length: number,
  redirectNamespace: number | null,
  redirectKey: string | null,
  redirectFragment: string | null,
  isNew: number,
  touched: number,
  model: string,
  language: string | null,
];

/** The columns of `SELECT_REVISION`. */
export type RevisionColumns = readonly [
  id: number,
  page: number,
  parent: number,
  timestamp: number,
  user: number | null,
  userName: string,
  comment: string,
  minor: number,
  tags: string,
  hidden: number,
  content: number,
  model: string,
  size: number,
  sha1: string,
];

/** Comes after every key, and every name, that begins with the same. */
export const LAST_KEY = '\u{10ffff}'.repeat(64);

/** The columns of a page, of the table `p`. */
export const PAGE_COLUMNS = `p.id, p.namespace, p.key, p.latest, p.length, p.redirect_namespace, p.redirect_key,
  p.redirect_fragment, p.is_new, p.touched, p.model, p.language`;

const REVISION_COLUMNS = `r.id, r.page, r.parent, r.timestamp, r.user, r.user_name, r.comment, r.minor, r.tags, r.hidden,
  r.content, c.model, c.size, c.sha1`;

/** Revisions, each with what is known of its text. */
export const SELECT_REVISION = `SELECT ${REVISION_COLUMNS} FROM revision AS r CROSS JOIN content AS c ON c.id = r.content`;

/** A page from its columns. */
export function pageOf(columns: PageColumns): PageRow {
  const [id, namespace, key, latest, length, toNamespace, toKey, fragment, ...more] = columns;
  const [isNew, touched, model, language] = more;
  const redirect =
    toNamespace === null || toKey === null ? null : { namespace: toNamespace, key: toKey, fragment: fragment ?? '' };
  return { id, namespace, key, latest, length, redirect, isNew: isNew === 1, touched, model, language };
}

/** A revision from its columns. */
export function revisionOf(columns: RevisionColumns): RevisionRow {
  const [id, page, parent, timestamp, user, userName, comment, minor, tags, ...more] = columns;
  const [hidden, content, model, size, sha1] = more;
  const about = { id, page, parent, timestamp, user, userName, comment };
  return { ...about, minor: minor === 1, tags: JSON.parse(tags), hidden, content, model, size, sha1 };
}
