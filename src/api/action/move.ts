import { message } from '../../i18n/message.ts';
import { namespaceCalled } from '../../wiki/namespace-called.ts';
import { namespaceNumbered } from '../../wiki/namespaces.ts';
import { makeTitle, readTitle, subjectOf, type Title, talkOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { requireNothingAgainst } from '../nothing-against.ts';
import { type AskedPage, pageOf } from '../page-change.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { requireUnderLimit } from '../rate-limit.ts';
import { onlyOne } from '../required-params.ts';
import { list, type Tree } from '../result.ts';
import { requireMayTag } from '../tagging.ts';
import { requireUnblocked } from '../unblocked.ts';
import { watchAsAsked } from '../watching.ts';
import { againstMoving, againstMovingToo, moveOne } from './move/move-one.ts';

const params = {
  from: string({}),
  fromid: integer({}),
  to: string({ required: true }),
  reason: string({ default: '' }),
  movetalk: boolean(),
  movesubpages: boolean(),
  noredirect: boolean(),
  watchlist: choice(['watch', 'unwatch', 'preferences', 'nochange'], { default: 'preferences' }),
  ignorewarnings: boolean(),
  tags: tags(),
};

type Asked = Call<typeof params>;

/** Most subpages that are moved with a page. */
const MOST_SUBPAGES = 100;

/** Gives a page another title. */
export const move = defineModule({
  name: 'move',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=move&from=Badtitle&to=Goodtitle&token=123ABC&reason=Misspelled%20title&movetalk=&noredirect=':
      'apihelp-move-example-move',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Move'],
  async run(call) {
    const { params: asked, settings, store } = call;
    const from = await pageToMove(call);
    if (!from.row) throw refusal('missingtitle', message('apierror-missingtitle'));
    const to = await pageOf(written(asked.to, call), store);
    await requireNothingAgainst((one) => againstMoving(from, to, one), call);
    await requireMayTag(asked.tags, call);
    await requireUnblocked(call, 'move', from.title);
    await requireUnblocked(call, 'edit', to.title);
    requireUnderLimit('move', call);
    const leavesRedirect = await moveOne(from, to, asked, call);
    const talk = asked.movetalk && to.title.namespace.id >= 0 ? await moveTalk(from.title, to.title, call) : {};
    const subpages = asked.movesubpages ? await moveAllSubpages(from.title, to.title, call) : {};
    for (const title of [from.title, to.title]) {
      await watchAsAsked(asked, { title, isThere: true, preference: 'watchmoves' }, call);
    }
    return {
      move: {
        from: from.title.prefixed,
        to: to.title.prefixed,
        reason: asked.reason,
        redirectcreated: leavesRedirect,
        moveoverredirect: to.row !== undefined,
        ...talk,
        ...subpages,
      },
    };

    async function moveTalk(one: Title, other: Title, by: Asked): Promise<Tree> {
      const talkFrom = await pageOf(talkOf(one, settings.siteName), store);
      const talkTo = await pageOf(talkOf(other, settings.siteName), store);
      if (!talkFrom.row || one.namespace.id % 2 === 1) return {};
      const against = await againstMovingToo(talkFrom, talkTo, by);
      if (against.length > 0) return { 'talkmove-errors': by.sayWrong(against) };
      await moveOne(talkFrom, talkTo, asked, by, true);
      return {
        talkfrom: talkFrom.title.prefixed,
        talkto: talkTo.title.prefixed,
        talkmoveoverredirect: talkTo.row !== undefined,
      };
    }
  },
});

async function pageToMove(call: Asked): Promise<AskedPage> {
  const { params: asked, store, settings } = call;
  onlyOne<unknown>({ from: asked.from, fromid: asked.fromid });
  if (asked.fromid === undefined) return pageOf(written(asked.from ?? '', call), store);
  const [row] = await store.pages.byId([asked.fromid]);
  if (!row) throw refusal('nosuchpageid', [asked.fromid]);
  return { row, title: makeTitle(namespaceNumbered(row.namespace), row.key.replaceAll('_', ' '), settings.siteName) };
}

function written(text: string, { settings }: Asked): Title {
  const title = readTitle(text, settings.siteName);
  if ('key' in title || title.text === '') throw refusal('invalidtitle', [text]);
  return title;
}

/** The subpages of a page and, where the page that it is talked about on moves too, of that. */
async function moveAllSubpages(from: Title, to: Title, call: Asked): Promise<Tree> {
  const { siteName } = call.settings;
  const subpages = await moveSubpages(from, to, call);
  if (!call.params.movetalk || to.namespace.id < 0) return { subpages };
  return { subpages, 'subpages-talk': await moveSubpages(talkOf(from, siteName), talkOf(to, siteName), call) };
}

async function moveSubpages(from: Title, to: Title, call: Asked): Promise<Tree | readonly Tree[]> {
  const { params: asked, asker, settings, store, sayWrong } = call;
  if (!asker.rights.has('move-subpages')) return { errors: sayWrong([message('cant-move-subpages')]) };
  const flat = [from, to].find(({ namespace }) => !namespace.subpages);
  if (flat) return { errors: sayWrong([message('namespace-nosubpages', namespaceCalled(flat.namespace))]) };
  const found = await store.pages.list({
    namespace: from.namespace.id,
    prefix: `${from.text.replaceAll(' ', '_')}/`,
    limit: MOST_SUBPAGES + 1,
  });
  const moved: Tree[] = [];
  for (const [index, row] of found.entries()) {
    const title = makeTitle(from.namespace, row.key.replaceAll('_', ' '), settings.siteName);
    if (index === MOST_SUBPAGES) {
      moved.push({ from: title.prefixed, errors: sayWrong([message('movepage-max-pages', MOST_SUBPAGES)]) });
      break;
    }
    // A page that was moved to be a subpage of itself is not moved again.
    if (title.prefixed === to.prefixed) continue;
    const namespace = (title.namespace.id % 2 === 1 ? talkOf : subjectOf)(to, settings.siteName).namespace;
    const target = makeTitle(namespace, to.text + title.text.slice(from.text.length), settings.siteName);
    const pages = [{ title, row }, await pageOf(target, store)] as const;
    const against = await againstMovingToo(...pages, call);
    if (against.length === 0) await moveOne(...pages, asked, call);
    moved.push({
      from: title.prefixed,
      ...(against.length === 0 ? { to: target.prefixed } : { errors: sayWrong(against) }),
    });
  }
  return list('subpage', moved);
}
