import { escapeHtml } from '../../../lib/escape.ts';
import type { RevisionRow } from '../../../store/pages.ts';
import { CONTENT_FORMATS, type ContentModel } from '../../../wiki/content-model.ts';
import { visibility } from '../../../wiki/hidden.ts';
import { NAMESPACES, namespaceName } from '../../../wiki/namespaces.ts';
import { type Title, titleOf } from '../../../wiki/title.ts';
import { formatTimestamp } from '../../param/timestamp.ts';
import type { KnownPage } from '../page-set.ts';

/** Versions of the format (https://www.mediawiki.org/xml/export-0.11.xsd). */
export const EXPORT_SCHEMAS = ['0.10', '0.11'] as const;

type Schema = (typeof EXPORT_SCHEMAS)[number];

/** What an export says of the wiki that it is from. */
export interface ExportedSite {
  readonly siteName: string;
  readonly database: string;
  readonly base: string;
  readonly generator: string;
  readonly language: string;
}

/** A page with revisions of it, the oldest first. */
export interface ExportedPage extends KnownPage {
  readonly revisions: readonly { readonly row: RevisionRow; readonly text: string }[];
}

/** Pages as XML that another wiki can import. */
export function exportXml(pages: readonly ExportedPage[], site: ExportedSite, schema: Schema): string {
  const place = `http://www.mediawiki.org/xml/export-${schema}`;
  return [
    `<mediawiki xmlns="${place}/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
    ` xsi:schemaLocation="${place}/ ${place}.xsd" version="${schema}" xml:lang="${escapeHtml(site.language)}">\n`,
    siteXml(site),
    ...pages.map((page) => pageXml(page, site, schema)),
    '</mediawiki>\n',
  ].join('');
}

function siteXml({ siteName, database, base, generator }: ExportedSite): string {
  const namespaces = NAMESPACES.map((namespace) => {
    const name = namespaceName(namespace, siteName);
    const end = name === '' ? ' />' : `>${content(name)}</namespace>`;
    return `      <namespace key="${namespace.id}" case="first-letter"${end}\n`;
  });
  const facts = { sitename: siteName, dbname: database, base, generator, case: 'first-letter' };
  const told = Object.entries(facts).map(([name, value]) => `    <${name}>${content(value)}</${name}>\n`);
  return `  <siteinfo>\n${told.join('')}    <namespaces>\n${namespaces.join('')}    </namespaces>\n  </siteinfo>\n`;
}

function pageXml({ row, title, revisions }: ExportedPage, { siteName }: ExportedSite, schema: Schema): string {
  return [
    '  <page>\n',
    `    <title>${content(title.prefixed)}</title>\n    <ns>${row.namespace}</ns>\n    <id>${row.id}</id>\n`,
    row.redirect === null ? '' : redirectXml(titleOf(row.redirect, siteName)),
    ...revisions.map(({ row: revision, text }) => revisionXml(revision, text, schema)),
    '  </page>\n',
  ].join('');
}

function redirectXml({ prefixed }: Title): string {
  return `    <redirect title="${escapeHtml(prefixed)}" />\n`;
}

function revisionXml(row: RevisionRow, text: string, schema: Schema): string {
  const { id, parent, timestamp, minor, comment, hidden, model, size, sha1 } = row;
  // An export is for all to read: it has nothing of what is hidden.
  const shows = (part: 'text' | 'comment' | 'user') => visibility(hidden, part, new Set()) === 'shown';
  const short = BigInt(`0x${sha1}`).toString(36).padStart(31, '0');
  const isNewer = schema === '0.11';
  const bytes = shows('text')
    ? `bytes="${size}"${isNewer ? ` sha1="${short}"` : ''} xml:space="preserve"`
    : 'deleted="deleted"';
  const body = shows('text') ? text : '';
  const lines = [
    `<id>${id}</id>`,
    parent !== 0 && `<parentid>${parent}</parentid>`,
    `<timestamp>${formatTimestamp(timestamp)}</timestamp>`,
    shows('user') ? contributor(row) : '<contributor deleted="deleted" />',
    minor && '<minor />',
    shows('comment') ? comment !== '' && `<comment>${content(comment)}</comment>` : '<comment deleted="deleted" />',
    isNewer && `<origin>${id}</origin>`,
    `<model>${content(model)}</model>`,
    `<format>${CONTENT_FORMATS[model as ContentModel] ?? CONTENT_FORMATS.text}</format>`,
    body === '' ? `<text ${bytes} />` : `<text ${bytes}>${content(body)}</text>`,
    shows('text') ? `<sha1>${short}</sha1>` : '<sha1 />',
  ];
  const told = lines.filter((line) => line !== false).map((line) => `      ${line}\n`);
  return `    <revision>\n${told.join('')}    </revision>\n`;
}

function contributor({ user, userName }: RevisionRow): string {
  const who =
    user === null
      ? [`<ip>${content(userName)}</ip>`]
      : [`<username>${content(userName)}</username>`, `<id>${user}</id>`];
  return `<contributor>\n${who.map((line) => `        ${line}\n`).join('')}      </contributor>`;
}

function content(text: string): string {
  return escapeHtml(text).replaceAll('&quot;', '"').replaceAll('&#039;', "'");
}
