import { message } from '../../i18n/message.ts';
import { spelledAddress } from '../../lib/ip.ts';
import { CONTENT_FORMATS, type ContentModel, defaultModel } from '../../wiki/content-model.ts';
import { kindOfEdit, tagsOf } from '../../wiki/kind-of-edit.ts';
import { tidy } from '../../wiki/pre-save.ts';
import { redirectOf } from '../../wiki/redirect.ts';
import { savePage } from '../../wiki/save-page.ts';
import { nameOf, titleOf } from '../../wiki/title.ts';
import { asSaved, dataAsSaved } from '../as-saved.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { type AskedPage, pageAsked, readPage, requireMayChange } from '../page-change.ts';
import { madeNow, notedAs, toldBy } from '../page-event.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { requireUnderLimit } from '../rate-limit.ts';
import { atLeastOne } from '../required-params.ts';
import { marked } from '../result.ts';
import { requireMayTag } from '../tagging.ts';
import { isToBeWatched, preferencesOf, setWatched } from '../watching.ts';
import { conflictOf, merged } from './edit/conflict.ts';
import { modelAfter, modelEvent, requireMayChangeModel } from './edit/content-model.ts';
import { newText, requireAsSent, requireTextOfSection, requireWhereToAdd } from './edit/new-text.ts';
import { EDIT_PARAMS, type EditCall, MOST_BYTES } from './edit/params.ts';
import { revertBy } from './edit/revert.ts';
import { summaryOf } from './edit/summary.ts';
import { undoingOf } from './edit/undoing.ts';

/** Makes and changes pages. */
export const edit = defineModule({
  name: 'edit',
  group: 'action',
  token: 'csrf',
  write: true,
  params: EDIT_PARAMS,
  examples: {
    'action=edit&title=Test&summary=test%20summary&text=article%20content&baserevid=1234567&token=123ABC':
      'apihelp-edit-example-edit',
    'action=edit&title=Test&summary=NOTOC&minor=&prependtext=__NOTOC__%0A&basetimestamp=2026-11-21T10:00:00Z&token=123ABC':
      'apihelp-edit-example-prepend',
    'action=edit&title=Test&undo=13585&undoafter=13579&basetimestamp=2026-11-21T10:00:00Z&token=123ABC':
      'apihelp-edit-example-undo',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Edit'],
  async run(call) {
    const { params: asked, settings, store } = call;
    const { text, appendtext, prependtext, undo } = asked;
    atLeastOne({ text, appendtext, prependtext, undo });
    const named = await pageAsked(asked, call);
    const page = asked.redirect ? await followed(named, call) : named;
    const { title, row } = page;
    const model = asked.contentmodel ?? (row?.model as ContentModel | undefined) ?? defaultModel(title);
    if (asked.contentformat !== undefined && asked.contentformat !== CONTENT_FORMATS[model]) {
      throw refusal('badformat', [asked.contentformat, model, title.prefixed]);
    }
    if (asked.createonly && row) throw refusal('articleexists');
    if (asked.nocreate && !row) throw refusal('missingtitle', message('apierror-missingtitle'));
    await requireMayChange('edit', page, call);
    const before = row ? await readPage(row, store) : null;
    // What is added to a page that is not there is added to an empty one of its kind.
    const edited = { row, text: before?.text ?? (model === 'json' ? '{}' : ''), model };
    requireWhereToAdd(edited, call);
    const undoing = await undoingOf(before, model, call);
    const conflict = await conflictOf(before, undoing, call);
    requireAsSent(call);
    requireMayChangeModel(undoing?.model ?? model, page, call);
    const written = newText({ ...edited, conflict, undoing }, call);
    const became = modelAfter(model, { conflict, undoing }, call);
    await requireMayTag(asked.tags, call);
    requireUnderLimit('edit', call);
    await requireNotDeleted(page, call);
    const whole = conflict && before ? merged(written, before, conflict) : written;
    requireTextOfSection({ row, undoing }, call);
    const saved = became === 'json' ? dataAsSaved(whole) : await asSaved(whole, became, title, call);
    if (saved === undefined) throw refusal('invalid-json-data');
    if (Buffer.byteLength(saved) > MOST_BYTES) throw refusal('contenttoobig', [MOST_BYTES / 1024]);
    const watched = await isToBeWatched(asked, { title, isThere: row !== undefined }, call);
    const about = { pageid: row?.id ?? 0, title: title.prefixed, contentmodel: became };
    const around =
      page === named ? {} : { redirects: marked({ from: named.title.prefixed, to: title.prefixed }, { element: 'r' }) };
    const more = { ...(watched && { watched: true }) };
    if (before !== null && saved === before.text && became === before.row.model) {
      await setWatched(title, watched, call);
      return { ...around, edit: { result: 'Success', ...about, nochange: true, ...more } };
    }
    const states = {
      before: before && { text: before.text, model: before.row.model, redirect: before.row.redirect },
      after: { text: saved, model: became, redirect: redirectOf(saved, became, settings.siteName) },
      undoing: undoing && tidy(whole) === tidy(undoing.text) ? undoing : null,
    };
    const kind = kindOfEdit(states.before, states.after);
    const change = notedAs(call, asked.bot && call.asker.rights.has('bot'));
    const revert = await revertBy(states, page, call);
    const revision = {
      ...madeNow(summaryOf(kind, { ...states, undoing }, call), call),
      minor: before !== null && (await isMinor(call)),
      tags: [...new Set([...(revert ? [revert.tag] : []), ...tagsOf(kind), ...(asked.tags ?? [])])],
    };
    const made = await savePage(store.pages, settings.siteName, {
      ...{ title, before, text: saved, model: became, revision, change },
      address: spelledAddress(call.request.ip),
      modelEvent: modelEvent(became, page, undoing, call),
      ...(revert && change.autopatrolled && { reverts: { tagged: revert.reverted, lookedAt: [], bot: false } }),
      tells: await toldBy(title, revision, call),
    });
    if (!made) throw refusal('editconflict');
    await setWatched(title, watched, call);
    return {
      ...around,
      edit: {
        ...(before === null && { new: true }),
        result: 'Success',
        ...about,
        pageid: made.page,
        oldrevid: before?.row.latest ?? 0,
        newrevid: made.revision,
        newtimestamp: formatTimestamp(revision.timestamp),
        ...more,
      },
    };
  },
});

/** What a redirect leads to, in place of it: only where something is added, so that no text is lost. */
async function followed(page: AskedPage, { params: asked, store, settings }: EditCall): Promise<AskedPage> {
  const adds = asked.prependtext !== undefined || asked.appendtext !== undefined || asked.section === 'new';
  if (!adds) throw refusal('redirect-appendonly');
  if (!page.row?.redirect) return page;
  const title = titleOf(page.row.redirect, settings.siteName);
  if (title.namespace.id < 0) throw refusal('edit-invalidredirect', [page.title.prefixed, title.prefixed]);
  const [row] = await store.pages.byName([nameOf(title)]);
  return { title, row };
}

async function requireNotDeleted({ title, row }: AskedPage, { params: asked, store }: EditCall): Promise<void> {
  if (row || asked.recreate || asked.starttimestamp === undefined) return;
  const about = { namespace: title.namespace.id, title: title.text };
  const [deletion] = await store.log.list({ type: 'delete', action: 'delete', ...about, limit: 1 });
  if (deletion && deletion.timestamp > Math.floor(asked.starttimestamp / 1000) * 1000) throw refusal('pagedeleted');
}

/** Whether an edit of a page that is there is to be a minor one; a new section never is. Where the request does not say, that is a preference. */
async function isMinor(call: EditCall): Promise<boolean> {
  const { minor, notminor, section } = call.params;
  if (section === 'new' || !call.asker.rights.has('minoredit')) return false;
  return minor || (!notminor && (await preferencesOf(call))('minordefault'));
}
