import type { RevisionRow } from '../../../store/pages.ts';
import { visibility } from '../../../wiki/hidden.ts';
import { refusal } from '../../error.ts';
import { either, requirePatroller, shown } from '../changes/filters.ts';
import { chosen } from '../chosen.ts';
import { type Moment, momentRead, momentWritten } from '../moment.ts';
import type { ContribsCall } from './params.ts';
import { type Whose, whose } from './whose.ts';

/** Before every edit of one, in either order. */
const BEFORE_ALL: { readonly [dir in 'newer' | 'older']: Moment } = {
  newer: { timestamp: 0, id: 0 },
  older: { timestamp: Date.UTC(9999, 11, 31, 23, 59, 59), id: 999_999_999_999_999 },
};

/** The edits that are asked for, one who made them after the other; the query is told where it goes on. */
export async function editsFound(call: ContribsCall): Promise<readonly RevisionRow[]> {
  const { params: asked, asker, store, continueAt } = call;
  const { by, editors, most } = await whose(call);
  // Where nobody is found, MediaWiki looks at nothing else that is asked.
  if (editors.length === 0) return [];
  const at = positionRead(by, call);
  const which = { ...filtersOf(call), ...spanOf(call) };
  const count = asked.limit.count;
  const found: (RevisionRow & { readonly place: string | number })[] = [];
  for (const { name: userName, place } of editors.slice(0, most)) {
    const from = by === undefined || at?.place === place ? at?.moment : undefined;
    const limit = count + 1 - found.length;
    const rows = await store.pages.contributions({ userName, ...which, at: from, limit });
    found.push(...rows.map((row) => ({ ...row, place })));
    if (found.length > count) break;
  }
  const written = (place: string | number, moment: Moment) =>
    `${by === undefined ? '' : `${by}|${place}|`}${momentWritten(moment)}`;
  const [next, beyond] = [found[count], editors[most]];
  if (next) continueAt('continue', written(next.place, next));
  else if (beyond) continueAt('continue', written(beyond.place, BEFORE_ALL[asked.dir]));
  return found.slice(0, count).filter(({ hidden }) => visibility(hidden, 'user', asker.rights) !== 'forbidden');
}

/** Where the list goes on: `20261122180009|18`, with whose edit it is before that if they are several. */
function positionRead(by: Whose['by'], { params: asked, session }: ContribsCall) {
  if (asked.continue === undefined) return undefined;
  const [, place = '', moment = ''] =
    /^\w+\|([^|]*)\|(.*)$/s.exec(by === undefined ? `_||${asked.continue}` : asked.continue) ?? [];
  return { place: by === 'actor' ? Number(place) : place, moment: momentRead(moment, session.now) };
}

function spanOf({ params: asked }: ContribsCall) {
  const newer = asked.dir === 'newer';
  const [from, to] = newer ? [asked.start, asked.end] : [asked.end, asked.start];
  return { newer, from, to };
}

function filtersOf({ params: asked, asker }: ContribsCall) {
  const show: readonly string[] = [...(asked.show ?? []), ...(asked.toponly ? ['top'] : [])];
  const [made, latest] = ['new', 'top'].map((name) => {
    if (show.includes(name) && show.includes(`!${name}`)) throw refusal('show');
    return either(name, show);
  });
  const { minor, patrolled } = shown(show);
  if ([...show, ...asked.prop].some((one) => one.includes('patrolled'))) requirePatroller(asker);
  return { namespaces: chosen(asked.namespace), tag: asked.tag, minor, made, latest, patrolled };
}
