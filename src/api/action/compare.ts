import { message } from '../../i18n/message.ts';
import { diffUnified } from '../../wiki/diff/unified.ts';
import { diffRows } from '../diff-rows.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { atLeastOne } from '../required-params.ts';
import { list, marked, type Tree } from '../result.ts';
import { COMPARE_PARAMS, type CompareCall, type SideAsked, sideAsked } from './compare/params.ts';
import { revisionNamed, revisionNumbered, type Side, type Stored, sideOf, sideSent, textOf } from './compare/side.ts';
import { toldOfSide } from './compare/told.ts';

/** Tells what differs between two revisions, pages or texts. */
export const compare = defineModule({
  name: 'compare',
  group: 'action',
  cacheMode: 'anon-public-user-private',
  params: COMPARE_PARAMS,
  examples: { 'action=compare&fromrev=1&torev=2': 'apihelp-compare-example-1' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Compare'],
  async run(call) {
    const { params: asked, language } = call;
    const { fromtitle, fromid, fromrev, fromtext, fromslots } = asked;
    const { totitle, toid, torev, totext, torelative, toslots } = asked;
    atLeastOne({ fromtitle, fromid, fromrev, fromtext, fromslots });
    atLeastOne({ totitle, toid, torev, totext, torelative, toslots });
    const { from, to } = await sides(call);
    const props = new Set(asked.prop);
    const wantsDiff = props.has('diff') || props.has('diffsize');
    const texts = [from?.text ?? '', to.text] as const;
    const body = !wantsDiff ? '' : asked.difftype === 'table' ? diffRows(...texts, language) : diffUnified(...texts);
    // Values that are no slots are warned of, and leave none.
    const bodiesOf = (slots: readonly string[]): Tree =>
      slots.includes('main') ? { main: body === '' ? false : body } : {};
    const told = {
      ...(await toldOfSide('from', from, call)),
      ...(await toldOfSide('to', to, call)),
      ...(props.has('rel') && (await around(from, to, call))),
      ...(props.has('diffsize') && { diffsize: Buffer.byteLength(body) }),
      ...(props.has('diff') && (asked.slots === undefined ? { body } : { bodies: bodiesOf(asked.slots) })),
    };
    // Nothing asked for is a list in all formats, as in MediaWiki.
    return { compare: Object.keys(told).length === 0 ? list('compare', []) : marked(told, { content: 'body' }) };
  },
});

/** Both texts; null: there is none to compare with. Whatever is wrong with the first is told before the second is looked at. */
async function sides(call: CompareCall): Promise<{ readonly from: Side | null; readonly to: Side }> {
  const { params: asked } = call;
  const one = sideAsked('from', call);
  const first = await revisionNamed(one, call);
  const from = one.sent ? await sideSent(one, first, call) : await sideOf(required(first, one), one, call);
  if (asked.torelative === undefined) {
    const other = sideAsked('to', call);
    const second = await revisionNamed(other, call);
    const to = other.sent ? await sideSent(other, second, call) : await sideOf(required(second, other), other, call);
    return { from, to };
  }
  if (!first) throw refusal('compare-relative-to-nothing');
  const pair = await relatives(first, asked.torelative, call);
  const told = (stored: Stored | null) =>
    stored === null || stored === first ? from : sideOf(stored, { ...one, section: undefined }, call);
  if (asked.torelative === 'prev') return { from: pair.from && (await told(pair.from)), to: from };
  // After the newest there is nothing: it is compared with itself.
  return { from, to: pair.to ? await told(pair.to) : { ...from, text: await textOf(first, call), stored: null } };
}

/** What a side names: if it names nothing, and nothing is sent (`fromslots=`), there is nothing to compare. */
function required(stored: Stored | null, { side }: SideAsked): Stored {
  if (stored) return stored;
  throw refusal('compare-maintextrequired', [`${side}text-main`, `${side}slots`]);
}

/** A revision and the one before it, after it, or that is the newest. */
async function relatives(
  { revision, row, title }: Stored,
  relative: 'cur' | 'next' | 'prev',
  call: CompareCall,
): Promise<{ readonly from: Stored | null; readonly to: Stored | null }> {
  const from = { revision, row, title };
  if (relative === 'cur') return { from, to: await revisionNumbered(row.latest, call) };
  const id = relative === 'prev' ? revision.parent || undefined : await nextOf(from, call);
  const found = id === undefined ? undefined : await revisionNumbered(id, call);
  if (relative === 'prev') {
    if (!found) {
      const code = 'compare-no-prev';
      call.warn({ code, message: message('apiwarn-compare-no-prev', revision.id, title.prefixed) });
    }
    return { from: found ?? null, to: from };
  }
  if (!found) {
    const code = 'compare-no-next';
    call.warn({ code, message: message('apiwarn-compare-no-next', revision.id, title.prefixed) });
  }
  return { from, to: found ?? null };
}

async function nextOf({ revision, row }: Stored, { store }: CompareCall): Promise<number | undefined> {
  const at = { timestamp: revision.timestamp, id: revision.id };
  const found = await store.pages.history({ page: row.id, newer: true, at, limit: 2 });
  return found.find(({ id }) => id !== revision.id)?.id;
}

async function around(from: Side | null, to: Side, call: CompareCall): Promise<Tree> {
  // A section is no revision: there is none before or after it.
  const { fromsection, tosection } = call.params;
  const prev = fromsection === undefined ? from?.stored?.revision.parent || undefined : undefined;
  const next = to.stored && tosection === undefined ? await nextOf(to.stored, call) : undefined;
  return { ...(prev !== undefined && { prev }), ...(next !== undefined && { next }) };
}
