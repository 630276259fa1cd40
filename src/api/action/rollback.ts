import { message } from '../../i18n/message.ts';
import { momentInWords } from '../../lib/time-in-words.ts';
import type { RevisionRow } from '../../store/pages.ts';
import type { ContentModel } from '../../wiki/content-model.ts';
import { revertedBetween } from '../../wiki/reverts.ts';
import { savePage } from '../../wiki/save-page.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { namedAccount } from '../named-account.ts';
import { pageAsked, readPage, requireMayChange } from '../page-change.ts';
import { inWikisLanguage, madeNow, notedAs, toldBy } from '../page-event.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { user } from '../param/user.ts';
import { requireUnderLimit } from '../rate-limit.ts';
import { requireMayTag } from '../tagging.ts';
import { watchAsAsked } from '../watching.ts';

const params = {
  title: string({}),
  pageid: integer({}),
  tags: tags(),
  user: user({ required: true }, ['name', 'ip', 'temp', 'interwiki', 'id']),
  summary: string({ default: '' }),
  markbot: boolean(),
  watchlist: choice(['watch', 'unwatch', 'preferences', 'nochange'], { default: 'preferences' }),
};

type Asked = Call<typeof params>;

/** Most edits that are told to be the one's whose edits are undone. */
const MOST = 1000;

/** Undoes the edits that one made last to a page. */
export const rollback = defineModule({
  name: 'rollback',
  group: 'action',
  token: 'rollback',
  write: true,
  params,
  examples: {
    'action=rollback&title=Main%20Page&user=Example&token=123ABC': 'apihelp-rollback-example-simple',
    'action=rollback&title=Main%20Page&user=192.0.2.5&token=123ABC&summary=Reverting%20vandalism&markbot=1':
      'apihelp-rollback-example-summary',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Rollback'],
  async run(call) {
    const { params: asked, asker, store, settings } = call;
    const page = await pageAsked(asked, call);
    const { title, row } = page;
    if (!row) throw refusal('missingtitle', message('apierror-missingtitle'));
    await requireMayChange('edit', page, call);
    await requireMayChange('rollback', page, call);
    await requireMayTag(asked.tags, call);
    requireUnderLimit('rollback', call);
    const name = (await namedAccount(asked.user, store.accounts))?.name ?? asked.user;
    const [latest] = await store.pages.revisions([row.latest]);
    const raced = refusal('alreadyrolled', [title.prefixed, name, latest?.userName ?? '']);
    if (latest?.userName !== name) throw raced;
    const [target] = await store.pages.history({ page: row.id, exceptUserName: name, limit: 1 });
    if (!target) throw refusal('onlyauthor');
    const undone = await store.pages.history({
      page: row.id,
      from: target.timestamp,
      userName: name,
      limit: MOST,
    });
    const text = (await store.pages.texts([target.content])).get(target.content) ?? '';
    const before = await readPage(row, store);
    if (text === before.text) throw raced;
    const summary = summaryOf(latest, target, undone.filter(({ id }) => id > target.id).length, call);
    const bot = asked.markbot && (asker.rights.has('markbotedits') || asker.rights.has('bot'));
    const reverts = {
      tagged: await revertedBetween(store.pages, target, latest),
      lookedAt: undone.map(({ id }) => id).filter((id) => id > target.id),
      bot,
    };
    const given = { minor: asker.rights.has('minoredit'), tags: ['mw-rollback', ...(asked.tags ?? [])] };
    const revision = { ...madeNow(summary, call), ...given };
    const made = await savePage(store.pages, settings.siteName, {
      ...{ title, before, text, model: target.model as ContentModel, revision },
      change: notedAs(call, bot),
      reverts,
      tells: await toldBy(title, revision, call),
    });
    if (!made) throw raced;
    await watchAsAsked(asked, { title, isThere: true, preference: 'watchrollback' }, call);
    const about = { title: title.prefixed, pageid: row.id, summary };
    return { rollback: { ...about, revid: made.revision, old_revid: latest.id, last_revid: target.id } };
  },
});

/** The comment that is asked for, or the usual one; either may speak of the two revisions. */
function summaryOf(undone: RevisionRow, kept: RevisionRow, count: number, call: Asked): string {
  const about = [kept.userName, undone.userName, kept.id, momentInWords(kept.timestamp)] as const;
  const values = [...about, undone.id, momentInWords(undone.timestamp), count] as const;
  const { summary } = call.params;
  if (summary === '') return inWikisLanguage(message('revertpage', ...values), call);
  return summary.replace(/\$([1-7])/g, (_, place) => String(values[Number(place) - 1])).trim();
}
