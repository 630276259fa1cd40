import { message } from '../../i18n/message.ts';
import { pageKey } from '../../store/page-key.ts';
import { nameOf } from '../../wiki/title.ts';
import { requireRight } from '../asker.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule, type Module } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { formatTimestamp, timestamp } from '../param/timestamp.ts';
import { continuedPages, readPosition } from '../query/continuation.ts';
import { pageParams } from '../query/page-params.ts';
import type { PageSet } from '../query/page-set.ts';
import { pagesActedOn } from '../query/pages-acted-on.ts';
import { pagesAsked } from '../query/pages-asked.ts';
import { atMostOne } from '../required-params.ts';
import { list, type Tree } from '../result.ts';

/** Sets since when the changes of watched pages count as unseen, or that all have been seen. */
export function defineSetNotificationTimestamp(queries: readonly Module[]): Module {
  const byName = new Map(queries.map((module) => [module.name, module]));
  const params = {
    entirewatchlist: boolean(),
    timestamp: timestamp({}),
    torevid: integer({}),
    newerthanrevid: integer({}),
    continue: string({}),
  };
  type Asked = Call<typeof params>;

  return defineModule({
    name: 'setnotificationtimestamp',
    group: 'action',
    token: 'csrf',
    write: true,
    params,
    pageSet: { params: pageParams(queries) },
    examples: {
      'action=setnotificationtimestamp&entirewatchlist=&token=123ABC': 'apihelp-setnotificationtimestamp-example-all',
      'action=setnotificationtimestamp&titles=Main_Page&token=123ABC': 'apihelp-setnotificationtimestamp-example-page',
      'action=setnotificationtimestamp&titles=Main_Page&timestamp=2026-01-01T00:00:00Z&token=123ABC':
        'apihelp-setnotificationtimestamp-example-pagetimestamp',
      'action=setnotificationtimestamp&generator=allpages&gapnamespace=2&token=123ABC':
        'apihelp-setnotificationtimestamp-example-allpages',
    },
    helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:SetNotificationTimestamp'],
    async run(call) {
      const { params: asked, asker, store } = call;
      if (asker.id === 0) throw refusal('notloggedin', message('watchlistanontext'));
      requireRight(asker, 'editmywatchlist');
      const { torevid, newerthanrevid } = asked;
      atMostOne({ timestamp: asked.timestamp, torevid, newerthanrevid });
      readPosition(asked.continue ?? '');
      if (asked.entirewatchlist) {
        const unseen = entirely(call);
        await store.watches.setUnseen(asker.id, null, unseen);
        return { batchcomplete: true, setnotificationtimestamp: { notificationtimestamp: told(unseen) } };
      }
      const { pages, generator } = await pagesAsked(call, byName, false);
      const unseen = await unseenSince(pages, call);
      return {
        ...continuedPages(generator),
        setnotificationtimestamp: list('page', await setEach(pages, unseen, call)),
      };
    },
  });

  /** Since when the changes of all watched pages are to be unseen: nothing asked for speaks of one page. */
  function entirely({ params: asked, readPages }: Asked): number | null {
    const { torevid, newerthanrevid } = asked;
    const { titles, pageids, revids, generator } = readPages();
    const [source] = Object.entries({ titles, pageids, revids, generator }).find(([, one]) => one !== undefined) ?? [];
    if (source !== undefined) {
      throw refusal('multisource', message('apierror-invalidparammix-cannotusewith', 'entirewatchlist', source));
    }
    if (torevid !== undefined || newerthanrevid !== undefined) throw ofOnePage(asked);
    return asked.timestamp ?? null;
  }

  /** The same for pages: a time, that of a revision, or of the one after it. */
  async function unseenSince({ known }: PageSet, { params: asked, store }: Asked): Promise<number | null> {
    const id = asked.torevid ?? asked.newerthanrevid;
    if (id === undefined) return asked.timestamp ?? null;
    if (known.size > 1) throw ofOnePage(asked);
    const [revision] = known.size === 0 ? [] : await store.pages.revisions([id]);
    if (revision === undefined || asked.torevid !== undefined) return revision?.timestamp ?? null;
    const history = await store.pages.history({ page: revision.page, newer: true, at: revision, limit: 2 });
    return history[1]?.timestamp ?? null;
  }

  async function setEach(pages: PageSet, unseen: number | null, call: Asked): Promise<readonly Tree[]> {
    const { asker, store, session } = call;
    const acted = pagesActedOn(pages, call.say);
    const names = acted.flatMap(({ title }) => (title ? nameOf(title) : []));
    await store.watches.setUnseen(asker.id, names, unseen);
    const rows = await store.watches.watched(asker.id, names, session.now);
    const watched = new Map(rows.map((row) => [pageKey(row), row]));
    return acted.flatMap(({ told: page, title, isThere }) => {
      if (!title) return page.special ? [] : { ...page, ...(page.missing === true && { notwatched: true }) };
      const row = watched.get(pageKey(nameOf(title)));
      const about = { ns: title.namespace.id, title: title.prefixed, ...(!isThere && { missing: true }) };
      return { ...about, ...(row ? { notificationtimestamp: told(row.unseen) } : { notwatched: true }) };
    });
  }
}

function ofOnePage({ torevid }: { readonly torevid: number | undefined }) {
  return refusal('multpages', [torevid === undefined ? 'newerthanrevid' : 'torevid']);
}

/** A time as it is told; empty: all has been seen. */
function told(unseen: number | null): string {
  return unseen === null ? '' : formatTimestamp(unseen);
}
