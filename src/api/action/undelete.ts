import { message } from '../../i18n/message.ts';
import type { ContentModel } from '../../wiki/content-model.ts';
import { linksOf } from '../../wiki/links-of.ts';
import { redirectOf } from '../../wiki/redirect.ts';
import { isArticle } from '../../wiki/save-page.ts';
import { nameOf, type Title, talkOf } from '../../wiki/title.ts';
import { apiCode, refusalFor } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { pageAsked, pageOf, requireMayChange } from '../page-change.ts';
import { inWikisLanguage, pageEvent } from '../page-event.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { timestamp } from '../param/timestamp.ts';
import { requireMayTag } from '../tagging.ts';
import { watchAsAsked } from '../watching.ts';

const params = {
  title: string({ required: true }),
  reason: string({ default: '' }),
  tags: tags(),
  timestamps: timestamp({ multi: true }),
  fileids: integer({ multi: true }),
  undeletetalk: boolean(),
  watchlist: choice(['watch', 'unwatch', 'preferences', 'nochange'], { default: 'preferences' }),
};

type Asked = Call<typeof params>;

/** Brings revisions of deleted pages back. */
export const undelete = defineModule({
  name: 'undelete',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=undelete&title=Main%20Page&token=123ABC&reason=Restoring%20main%20page': 'apihelp-undelete-example-page',
    'action=undelete&title=Main%20Page&token=123ABC&timestamps=2007-07-03T22:00:45Z|2007-07-02T19:48:56Z':
      'apihelp-undelete-example-revisions',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Undelete'],
  async run(call) {
    const { params: asked } = call;
    const page = await pageAsked({ title: asked.title, pageid: undefined }, call);
    const { title } = page;
    await requireMayChange('undelete', page, call);
    await requireMayTag(asked.tags, call);
    const about = asked.undeletetalk ? await talkToRestore(title, call) : null;
    if (about) await requireMayChange('undelete', await pageOf(about, call.store), call);
    const times = asked.timestamps?.map((one) => Math.floor(one / 1000) * 1000);
    const onlyFiles = times === undefined && asked.fileids !== undefined;
    const restored = onlyFiles ? 0 : await restore(title, times, asked.reason, call);
    if (restored === 0) throw refusalFor([message('undelete-no-results'), message('apierror-cantundelete')]);
    const talk = about ? await restoreTalk(about, call) : 0;
    await watchAsAsked(asked, { title, isThere: true }, call);
    return {
      undelete: { title: title.prefixed, revisions: restored + talk, fileversions: 0, reason: asked.reason },
    };
  },
});

/** The talk page of a page, if it was deleted; warns if there is none to come back. */
async function talkToRestore(title: Title, { settings, store, warn }: Asked): Promise<Title | null> {
  const talk = talkOf(title, settings.siteName);
  const isTalk = talk.prefixed === title.prefixed;
  if (!isTalk && (await store.archive.count({ page: nameOf(talk) })) > 0) return talk;
  const said = isTalk
    ? message('undelete-error-associated-alreadytalk')
    : message('undelete-error-associated-notdeleted');
  warn({ code: apiCode(said.key), message: said });
  return null;
}

async function restoreTalk(title: Title, call: Asked): Promise<number> {
  const said = message('undelete-talk-summary-prefix', call.params.reason);
  return restore(title, undefined, inWikisLanguage(said, call), call);
}

/** Brings revisions of a page back, those of some times or all; says how many. */
async function restore(
  title: Title,
  timestamps: readonly number[] | undefined,
  comment: string,
  call: Asked,
): Promise<number> {
  const { store, settings } = call;
  const page = nameOf(title);
  for (;;) {
    const count = await store.archive.count({ page, timestamps });
    const [newest] = await store.archive.list({ page, timestamps, limit: 1 });
    if (!newest) return 0;
    const { row } = await pageOf(title, store);
    const [now] = row ? await store.pages.revisions([row.latest]) : [];
    const becomes = now === undefined || newest.timestamp > now.timestamp;
    const texts = await store.pages.texts([newest.content, ...(now ? [now.content] : [])]);
    const text = texts.get(newest.content) ?? '';
    const redirect = redirectOf(text, newest.model as ContentModel, settings.siteName);
    const was = row !== undefined && isArticle(title, texts.get(now?.content ?? 0) ?? '', row.redirect !== null);
    const links = await linksOf(title, text, newest.model, { pages: store.pages, siteName: settings.siteName });
    const params = { count: { revisions: count, files: 0 } };
    const restored = await store.archive.restore({
      ...{ page, timestamps, base: row?.latest ?? null, becomes: becomes ? { newest, redirect, links } : null },
      articles: becomes ? Number(isArticle(title, text, redirect !== null)) - Number(was) : 0,
      event: pageEvent({ type: 'delete', action: 'restore', title, comment, params, tags: call.params.tags }, call),
    });
    if (restored !== undefined) return count;
  }
}
