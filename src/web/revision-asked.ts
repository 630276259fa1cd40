import type { PageRow, RevisionRow } from '../store/pages.ts';
import type { Store } from '../store/store.ts';
import { nameOf } from '../wiki/title.ts';
import type { Visit } from './page.ts';

/** The wiki's page that a visit is about; undefined: it is not there. */
export async function rowAsked({ about, store }: Pick<Visit, 'about' | 'store'>): Promise<PageRow | undefined> {
  const [row] = about === null ? [] : await store.pages.byName([nameOf(about)]);
  return row;
}

/** The revision of a page that is asked for (`oldid`, `direction`): the newest unless another is; undefined: there is none such. */
export async function revisionAsked(
  { field, store }: Pick<Visit, 'field' | 'store'>,
  row: PageRow,
): Promise<RevisionRow | undefined> {
  const direction = field('direction');
  const asked = direction === 'cur' ? 0 : Number.parseInt(field('oldid'), 10) || 0;
  if (direction === 'next' && asked === 0) return undefined;
  const [named] = await store.pages.revisions([asked === 0 ? row.latest : asked]);
  if (named?.page !== row.id) return undefined;
  return direction === 'next' || direction === 'prev' ? neighbourOf(named, direction === 'next', store) : named;
}

async function neighbourOf(
  { page, timestamp, id }: RevisionRow,
  newer: boolean,
  { pages }: Pick<Store, 'pages'>,
): Promise<RevisionRow | undefined> {
  const [, next] = await pages.history({ page, newer, at: { timestamp, id }, limit: 2 });
  return next;
}

/** The text of a revision, to those who may see it. */
export async function textOf(
  { hidden, content }: RevisionRow,
  { pages }: Pick<Store, 'pages'>,
): Promise<string | undefined> {
  return hidden !== 0 ? undefined : (await pages.texts([content])).get(content);
}
