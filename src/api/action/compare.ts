import { message } from '../../i18n/message.ts';
import { diffTable } from '../../wiki/diff/table.ts';
import { diffUnified } from '../../wiki/diff/unified.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { atLeastOne, atMostOne } from '../required-params.ts';
import { marked, type Tree } from '../result.ts';
import { COMPARE_PARAMS, type CompareCall, type SideAsked, sideAsked } from './compare/params.ts';
import { modelOf, revisionNamed, revisionNumbered, type Side, type Stored, sideOf, sideSent } from './compare/side.ts';
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
    atMostOne({ fromtext, fromslots });
    atMostOne({ totext, toslots });
    const { from, to } = await sides(call);
    const props = new Set(asked.prop);
    const lineNumber = (line: number) => language.text(message('lineno', line));
    const wantsDiff = props.has('diff') || props.has('diffsize');
    const texts = [from?.text ?? '', to.text] as const;
    const body = !wantsDiff ? '' : asked.difftype === 'table' ? diffTable(...texts, lineNumber) : diffUnified(...texts);
    const told = {
      ...(await toldOfSide('from', from, call)),
      ...(await toldOfSide('to', to, call)),
      ...(props.has('rel') && (await around(from, to, call))),
      ...(props.has('diffsize') && { diffsize: Buffer.byteLength(body) }),
      ...(props.has('diff') &&
        (asked.slots === undefined ? { body } : { bodies: { main: body === '' ? false : body } })),
    };
    return { compare: marked(told, { content: 'body', kind: 'oldList' }) };
  },
});

/** Both texts; null: there is none to compare with. */
async function sides(call: CompareCall): Promise<{ readonly from: Side | null; readonly to: Side }> {
  const { params: asked } = call;
  const [one, other] = [sideAsked('from', call), sideAsked('to', call)];
  const first = await revisionNamed(one, call);
  if (asked.torelative !== undefined) {
    if (one.sent || !first) throw refusal('compare-relative-to-nothing');
    const pair = await relatives(first, asked.torelative, call);
    const from = pair.from && (await sideOf(pair.from, one, call));
    const to = pair.to && (await sideOf(pair.to, other, call));
    // After the newest there is nothing: it is compared with itself.
    return { from, to: to ?? { ...(from as Side), stored: null } };
  }
  const second = await revisionNamed(other, call);
  const known = (stored: Stored | null) => stored?.revision.model;
  const from = one.sent ? await sideSent(one, first, other.model ?? known(second) ?? modelOf(other, call), call) : null;
  const to = other.sent ? await sideSent(other, second, from?.model ?? known(first), call) : null;
  return {
    from: from ?? (await sideOf(required(first, one), one, call)),
    to: to ?? (await sideOf(required(second, other), other, call)),
  };
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
  const prev = from?.stored?.revision.parent || undefined;
  const next = to.stored ? await nextOf(to.stored, call) : undefined;
  return { ...(prev !== undefined && { prev }), ...(next !== undefined && { next }) };
}
