import { readSummary, type Summary } from '../wiki/summary-html.ts';
import type { Title } from '../wiki/title.ts';
import { type Renderer, readingFor, whatIsThere } from './rendering.ts';

interface Commented {
  readonly comment: string;
}

/** Comments as HTML, by what they are comments of. */
export type ParsedComments = ReadonlyMap<Commented, string>;

/** The comments of rows as HTML; `titleOf` says which page each is about. What they link to is looked up once for all. */
export async function parsedComments<Row extends Commented>(
  rows: readonly Row[],
  titleOf: (row: Row) => Title,
  call: Renderer,
): Promise<ParsedComments> {
  const read = rows.map((row) => [row, summaryOf(row.comment, titleOf(row), false, call)] as const);
  const linked = read.flatMap(([, summary]) => summary.linked);
  const are = await whatIsThere(linked, call);
  return new Map(read.map(([row, { html }]) => [row, html(are)]));
}

/** A summary of a change of a page as HTML; `isOnPage`: it is shown on that page. */
export async function parsedSummary(summary: string, title: Title, isOnPage: boolean, call: Renderer): Promise<string> {
  const { linked, html } = summaryOf(summary, title, isOnPage, call);
  return html(await whatIsThere(linked, call));
}

function summaryOf(summary: string, title: Title, isOnPage: boolean, call: Renderer): Summary {
  const { siteName, say, url } = readingFor(title, 0, call);
  return readSummary(summary, { siteName, say, url, title, isOnPage, dir: call.language.dir });
}
