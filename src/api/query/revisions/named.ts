import { continuedFrom } from '../continued-from.ts';
import type { FoundRevisions } from './found.ts';
import type { RevisionsCall } from './params.ts';

/** The revisions that the query names, or the newest of each of its pages. */
export function namedRevisions(call: RevisionsCall, most: number): Promise<FoundRevisions> {
  return call.pages.revisions.size > 0 ? byIds(call, most) : newest(call, most);
}

async function byIds({ params: asked, pages, store }: RevisionsCall, most: number): Promise<FoundRevisions> {
  const from = asked.continue === undefined ? 0 : continuedFrom(asked.continue, ['int'])[0];
  const ids = [...pages.revisions.keys()].filter((id) => id >= from).sort((one, other) => one - other);
  const found = await store.pages.revisions(ids.slice(0, most + 1));
  const rows = found.toSorted((one, other) => one.id - other.id);
  return { rows: withTag(rows.slice(0, most), asked.tag), next: rows[most], written: ({ id }) => String(id) };
}

async function newest({ params: asked, pages, store }: RevisionsCall, most: number): Promise<FoundRevisions> {
  const [fromPage, fromId] = asked.continue === undefined ? [0, 0] : continuedFrom(asked.continue, ['int', 'int']);
  const ids = [...pages.known.values()]
    .map(({ row }) => row)
    .filter(({ id, latest }) => id > fromPage || (id === fromPage && latest >= fromId))
    .sort((one, other) => one.id - other.id)
    .map(({ latest }) => latest);
  const found = await store.pages.revisions(ids.slice(0, most + 1));
  const rows = found.toSorted((one, other) => one.page - other.page);
  const written = ({ page, id }: { readonly page: number; readonly id: number }) => `${page}|${id}`;
  return { rows: withTag(rows.slice(0, most), asked.tag), next: rows[most], written };
}

function withTag<R extends { readonly tags: readonly string[] }>(rows: readonly R[], tag: string | undefined): R[] {
  return rows.filter(({ tags }) => tag === undefined || tags.includes(tag));
}
