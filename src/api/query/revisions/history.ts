import { message } from '../../../i18n/message.ts';
import { refusal } from '../../error.ts';
import { namedAccount } from '../../named-account.ts';
import { atMostOne } from '../../required-params.ts';
import { type Moment, momentRead, momentWritten } from '../moment.ts';
import type { FoundRevisions } from './found.ts';
import type { RevisionsCall } from './params.ts';

/** Whether revisions of one page are listed, rather than the newest of each or those that are named. */
export function asksHistory({ params: asked }: RevisionsCall): boolean {
  const { user, excludeuser, limit, startid, endid, start, end, dir } = asked;
  return dir === 'newer' || [user, excludeuser, limit, startid, endid, start, end].some((one) => one !== undefined);
}

/** Refuses to list revisions of more than one page, or of those that are named. */
export function requireOnePage({ pages }: RevisionsCall): void {
  if (pages.revisions.size > 0) throw refusal('invalidparammix', message('apierror-revisions-norevids', 'rv'));
  if (pages.known.size > 1) throw refusal('invalidparammix', message('apierror-revisions-singlepage', 'rv'));
}

/** Revisions of the page of the query, in the order of their times. */
export async function history(call: RevisionsCall, most: number): Promise<FoundRevisions> {
  const { params: asked, pages, session, store } = call;
  const { user, excludeuser, startid, endid } = asked;
  atMostOne({ rvstartid: startid, rvstart: asked.start });
  atMostOne({ rvendid: endid, rvend: asked.end });
  atMostOne({ rvuser: user, rvexcludeuser: excludeuser });
  const newer = asked.dir === 'newer';
  const after = (one: Moment, other: Moment) =>
    (newer ? 1 : -1) * (one.timestamp - other.timestamp || one.id - other.id);
  const [first, last] = await Promise.all([moment('rvstartid', startid, call), moment('rvendid', endid, call)]);
  const next = asked.continue === undefined ? undefined : momentRead(asked.continue, session.now);
  const [at] = [first, next].filter((one) => one !== undefined).sort((one, other) => after(other, one));
  const [from, to] = newer ? [asked.start, asked.end] : [asked.end, asked.start];
  const name = async (named: string | undefined) =>
    named === undefined ? undefined : ((await namedAccount(named, store.accounts))?.name ?? named);
  const found = await store.pages.history({
    page: [...pages.known.keys()][0] ?? 0,
    userName: await name(user),
    exceptUserName: await name(excludeuser),
    tag: asked.tag,
    ...{ from, to, newer, at, limit: most + 1 },
  });
  const rows = last ? found.filter((row) => after(row, last) <= 0) : found;
  return { rows: rows.slice(0, most), next: rows[most], written: momentWritten };
}

async function moment(
  name: 'rvstartid' | 'rvendid',
  id: number | undefined,
  { store }: RevisionsCall,
): Promise<Moment | undefined> {
  if (id === undefined) return undefined;
  const [row] = await store.pages.revisions([id]);
  if (!row) throw refusal(`badid_${name}`, [name]);
  return row;
}
