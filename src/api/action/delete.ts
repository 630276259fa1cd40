import { message } from '../../i18n/message.ts';
import { isArticle } from '../../wiki/save-page.ts';
import { nameOf, talkOf } from '../../wiki/title.ts';
import { toldOf } from '../../wiki/unseen.ts';
import { apiCode, refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { type AskedPage, pageAsked, pageOf, readPage, requireMayChange } from '../page-change.ts';
import { inWikisLanguage, pageEvent } from '../page-event.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { requireMayTag } from '../tagging.ts';
import { watchAsAsked } from '../watching.ts';
import { reasonFor } from './delete/reason.ts';

const params = {
  title: string({}),
  pageid: integer({}),
  reason: string({}),
  tags: tags(),
  deletetalk: boolean(),
  watch: boolean({ deprecated: true }),
  watchlist: choice(['watch', 'unwatch', 'preferences', 'nochange'], { default: 'preferences' }),
  unwatch: boolean({ deprecated: true }),
  oldimage: string({}),
};

type Asked = Call<typeof params>;

/** Deletes a page; its revisions are kept, and can come back. */
export const deletePage = defineModule({
  name: 'delete',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=delete&title=Main%20Page&token=123ABC': 'apihelp-delete-example-simple',
    'action=delete&title=Main%20Page&token=123ABC&reason=Preparing%20for%20move': 'apihelp-delete-example-reason',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Delete'],
  async run(call) {
    const { params: asked, store, settings } = call;
    const page = await pageAsked(asked, call);
    const { title, row } = page;
    if (!row) throw refusal('missingtitle', message('apierror-missingtitle'));
    const reason = asked.reason ?? (await reasonFor(await readPage(row, store), call));
    const talk = asked.deletetalk ? await talkToDelete(page, call) : undefined;
    await requireMayChange('delete', page, call);
    if (talk) await requireMayChange('delete', talk, call);
    await requireMayTag(asked.tags, call);
    const logid = await remove(page, reason, call);
    if (logid === undefined) throw refusal('cantdelete', [title.prefixed]);
    if (talk) {
      await remove(talk, inWikisLanguage(message('delete-talk-summary-prefix', reason), call), call);
    }
    await watchAsAsked(asked, { title, isThere: true, preference: 'watchdeletion' }, call);
    return { delete: { title: title.prefixed, reason, logid } };

    async function remove(gone: AskedPage, comment: string, by: Asked): Promise<number | undefined> {
      if (!gone.row) return undefined;
      const { text } = await readPage(gone.row, store);
      const counted = isArticle(gone.title, text, gone.row.redirect !== null);
      const deleted = await store.archive.delete({
        page: nameOf(gone.title),
        base: gone.row.latest,
        articles: counted ? -1 : 0,
        event: pageEvent({ type: 'delete', action: 'delete', title: gone.title, comment, tags: asked.tags }, by),
      });
      // Nobody is to be sent to a talk page that is not there.
      const owner = deleted === undefined ? undefined : await toldOf(gone.title, '', store);
      if (owner !== undefined) await store.messages.read(owner);
      return deleted;
    }

    /** The page on which a page is talked about, if there is one to be deleted with it. */
    async function talkToDelete({ title: about }: AskedPage, { warn }: Asked): Promise<AskedPage | undefined> {
      const isTalk = about.namespace.id % 2 === 1;
      const found = isTalk ? undefined : await pageOf(talkOf(about, settings.siteName), store);
      if (found?.row) return found;
      const said = isTalk
        ? message('delete-error-associated-alreadytalk')
        : message('delete-error-associated-doesnotexist');
      warn({ code: apiCode(said.key), message: said });
      return undefined;
    }
  },
});
