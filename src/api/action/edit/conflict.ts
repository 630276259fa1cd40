import type { PageStore, RevisionRow } from '../../../store/pages.ts';
import { merge } from '../../../wiki/merge.ts';
import { tidy } from '../../../wiki/pre-save.ts';
import type { PageRead } from '../../../wiki/save-page.ts';
import { refusal } from '../../error.ts';
import { field } from '../../request.ts';
import type { EditCall } from './params.ts';
import { summaryAsked } from './summary.ts';
import type { Undoing } from './undoing.ts';

/** The state of a page that an edit conflicts with the newest of, because it is based on it. */
export interface Conflict {
  /** undefined: there is no such state. */
  readonly base: string | undefined;
  /** Its kind of content; undefined: it is not a state of this page. */
  readonly model: string | undefined;
}

/** Whether an edit is based on a state of the page that is no more the newest; not if nobody else has edited since its time. */
export async function conflictOf(
  before: PageRead | null,
  undoing: Undoing | null,
  call: EditCall,
): Promise<Conflict | null> {
  const { params: asked, asker, store, request } = call;
  if (before === null) return null;
  const { row } = before;
  const [latest] = await store.pages.revisions([row.latest]);
  const given = field(request, 'basetimestamp') ? asked.basetimestamp : undefined;
  const time = given === undefined ? undefined : Math.floor(given / 1000) * 1000;
  const otherTime = time !== undefined && latest !== undefined && time !== latest.timestamp;
  const otherRevision = Boolean(asked.baserevid) && asked.baserevid !== row.latest;
  if (!otherTime && !otherRevision) return null;
  if (asked.section === 'new') {
    // Somebody who adds the same twice has perhaps sent it only once.
    const said = summaryAsked(call, undoing) ?? asked.sectiontitle ?? '';
    const isSame = latest?.userName === asker.name && latest.comment === said;
    if (!isSame) return null;
  } else if (asked.section === undefined && time !== undefined && asker.id !== 0) {
    const others = { page: row.id, exceptUserName: asker.name, from: time + 1, limit: 1 };
    if ((await store.pages.history(others)).length === 0) return null;
  }
  const base = await baseOf(row.id, { revision: asked.baserevid || undefined, time }, store.pages);
  const text = base && (await store.pages.texts([base.content])).get(base.content);
  return { base: text, model: asked.baserevid && base?.page === row.id ? base.model : undefined };
}

/** The text of an edit with what was changed since the state that it is based on. Refuses if both changed the same. */
export function merged(written: string, before: PageRead, { base }: Conflict): string {
  const text = base === undefined ? undefined : merge(tidy(written), base, before.text);
  if (text === undefined) throw refusal('editconflict');
  return text;
}

async function baseOf(
  page: number,
  { revision, time }: { readonly revision: number | undefined; readonly time: number | undefined },
  pages: PageStore,
): Promise<RevisionRow | undefined> {
  if (revision !== undefined) return (await pages.revisions([revision]))[0];
  return (await pages.history({ page, from: time, to: time, limit: 1 }))[0];
}
