import type { PageRead } from '../../../wiki/save-page.ts';
import { refusal } from '../../error.ts';
import { field } from '../../request.ts';
import type { EditCall } from './params.ts';

/** Refuses an edit of a state of the page that is no more the newest, unless a time says since when, and nobody else has edited from then. */
export async function requireNoConflict(before: PageRead | null, call: EditCall): Promise<void> {
  const { params: asked, asker, store, request } = call;
  if (before === null || asked.section === 'new') return;
  const [latest] = await store.pages.revisions([before.row.latest]);
  const base = field(request, 'basetimestamp') ? asked.basetimestamp : undefined;
  const otherTime = base !== undefined && latest !== undefined && Math.floor(base / 1000) * 1000 !== latest.timestamp;
  const otherRevision = Boolean(asked.baserevid) && asked.baserevid !== before.row.latest;
  if (!otherTime && !otherRevision) return;
  if (base === undefined) throw refusal('editconflict');
  const since = { page: before.row.id, exceptUserName: asker.name, from: base + 1, limit: 1 };
  const others = asker.id === 0 ? true : (await store.pages.history(since)).length > 0;
  if (others) throw refusal('editconflict');
}
