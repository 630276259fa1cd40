import { SaxesParser } from 'saxes';

/** A revision as an export tells of it: texts as they stand there. */
export interface ExportedRevision {
  readonly timestamp: string | undefined;
  readonly username: string | undefined;
  readonly ip: string | undefined;
  readonly comment: string;
  readonly minor: boolean;
  readonly model: string | undefined;
  readonly text: string;
  /** It says what hash its text has. */
  readonly hashed: boolean;
}

/** A page as an export tells of it. */
export interface ExportedPage {
  readonly title: string;
  /** undefined: it does not say. */
  readonly namespace: number | undefined;
  readonly revisions: readonly ExportedRevision[];
}

/** What an export of a wiki holds. */
export interface Export {
  /** Names of the wiki's namespaces, by their numbers. */
  readonly namespaces: ReadonlyMap<number, string>;
  readonly pages: readonly ExportedPage[];
}

/** A file that is no export. */
export class ExportError extends Error {
  override name = 'ExportError';
  readonly line: number;

  constructor(line: number) {
    super(`not an export: line ${line}`);
    this.line = line;
  }
}

type Fields = { [path: string]: string };

/** Where the texts of an export stand that count, by the names of the elements around them. */
const OF_PAGE = 'mediawiki/page';
const OF_REVISION = `${OF_PAGE}/revision`;
const NAMESPACE = 'mediawiki/siteinfo/namespaces/namespace';
/** Deeper than anything of an export stands. */
const MOST_DEPTH = 20;

/** Reads the XML that MediaWiki exports pages as (https://www.mediawiki.org/wiki/Help:Export). Throws an ExportError. */
export function readExport(xml: string): Export {
  const namespaces = new Map<number, string>();
  const pages: ExportedPage[] = [];
  const path: string[] = [];
  let [page, revision, revisions, text]: [Fields, Fields, ExportedRevision[], string[]] = [{}, {}, [], []];
  let namespace = Number.NaN;
  const parser = new SaxesParser();
  const refuse = () => {
    throw new ExportError(parser.line);
  };
  parser.on('error', refuse);
  // An export has none, and what it could declare is to be read by nobody.
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    if (path.length === 0 && name !== 'mediawiki') refuse();
    if (path.length > MOST_DEPTH) refuse();
    path.push(name);
    text = [];
    const at = path.join('/');
    if (at === OF_PAGE) [page, revisions] = [{}, []];
    if (at === OF_REVISION) revision = {};
    if (at === NAMESPACE) namespace = Number(attributes.key);
  });
  parser.on('text', (part) => text.push(part));
  parser.on('cdata', (part) => text.push(part));
  parser.on('closetag', () => {
    const at = path.join('/');
    const said = text.join('');
    path.pop();
    text = [];
    if (at === NAMESPACE) namespaces.set(namespace, said);
    else if (at === OF_REVISION) revisions.push(revisionOf(revision, refuse));
    else if (at.startsWith(`${OF_REVISION}/`)) revision[at.slice(OF_REVISION.length + 1)] = said;
    else if (at === OF_PAGE) pages.push(pageOf(page, revisions));
    else if (at.startsWith(`${OF_PAGE}/`)) page[at.slice(OF_PAGE.length + 1)] = said;
  });
  parser.write(xml).close();
  return { namespaces, pages };
}

function pageOf({ title = '', ns }: Fields, revisions: readonly ExportedRevision[]): ExportedPage {
  return { title, namespace: ns !== undefined && /^-?\d{1,9}$/.test(ns) ? Number(ns) : undefined, revisions };
}

function revisionOf(fields: Fields, refuse: () => never): ExportedRevision {
  const { timestamp, comment = '', model, text, minor, sha1 = '' } = fields;
  if (text === undefined) return refuse();
  const who = { username: fields['contributor/username'], ip: fields['contributor/ip'] };
  return { timestamp, ...who, comment, minor: minor !== undefined, model, text, hashed: sha1 !== '' };
}
