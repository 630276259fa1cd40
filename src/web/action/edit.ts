import { isTokenOf } from '../../api/asker.ts';
import { message } from '../../i18n/message.ts';
import { withNewSection, withSection } from '../../wiki/sections.ts';
import { askApi, type Told } from '../ask-api.ts';
import { missing } from '../page/missing.ts';
import { definePage, type Shown, type Visit } from '../page.ts';
import { compared } from './diff.ts';
import { type Editing, editAsked, editFound } from './edit/editing.ts';
import { editForm, sourceOnly } from './edit/form.ts';

/** The form that changes a page of the wiki or makes one (`action=edit`, `action=submit`). */
export const edit = definePage({
  title: '',
  heading: message('edit'),
  async show(visit) {
    const found = await editFound(visit);
    if (found === undefined) return missing.show(visit);
    const against = await whatKeepsFromEditing(visit, found);
    return against.length > 0 ? sourceOnly(visit, found, against) : editForm(visit, found);
  },
  async submit(visit) {
    const { asker, session, field, language } = visit;
    const found = await editFound(visit);
    if (found === undefined) return missing.show(visit);
    const mine = editAsked(visit, found);
    if (!isTokenOf(asker, session, 'csrf', field('wpEditToken'))) {
      return editForm(visit, mine, { fail: [language.text(message('sessionfailure'))] });
    }
    if (field('wpPreview') !== '') return editForm(visit, mine, { preview: await previewOf(visit, mine) });
    if (field('wpDiff') !== '') return editForm(visit, mine, await changesOf(visit, mine));
    return save(visit, mine, found);
  },
});

async function save(visit: Visit, mine: Editing, found: Editing): Promise<Shown> {
  const { asker, field, url } = visit;
  const { title, text, section, summary, base, started } = mine;
  const { errors = [] } = await askApi(visit, {
    action: 'edit',
    title,
    text,
    ...(section === 'new' ? { sectiontitle: summary } : { summary }),
    ...(section !== '' && { section }),
    ...(base === 0 ? { createonly: '1' } : { baserevid: String(base) }),
    starttimestamp: started,
    ...(mine.minor ? { minor: '1' } : { notminor: '1' }),
    ...(asker.account !== null && { watchlist: mine.watch ? 'watch' : 'unwatch' }),
    token: field('wpEditToken'),
  });
  if (errors.length === 0) return { redirect: url(title) };
  const isConflict = errors.some(({ code }) => code === 'editconflict' || code === 'articleexists');
  if (!isConflict) return editForm(visit, mine, { fail: errors.map((one) => one.text) });
  // What both have written is put together by hand, in the text as it is now.
  const whole = { ...found, section: '', summary, minor: mine.minor, watch: mine.watch, text: found.whole };
  return editForm(visit, whole, { conflict: text });
}

async function whatKeepsFromEditing(visit: Visit, { title, base }: Editing): Promise<readonly Told[]> {
  const actions = base === 0 ? 'edit|create' : 'edit';
  const asked = { action: 'query', prop: 'info', titles: title, intestactions: actions, intestactionsdetail: 'full' };
  const { query, errors = [] } = await askApi(visit, asked);
  return [...errors, ...Object.values<Told[]>(query?.pages[0]?.actions ?? {}).flat()];
}

/** What the one who edits has changed so far. */
function changesOf(visit: Visit, { title, text, section, whole, model }: Editing) {
  const to = /^\d+$/.test(section) ? (withSection(whole, Number(section), text) ?? text) : text;
  return compared(visit, {
    ...{ fromslots: 'main', 'fromtext-main': whole, 'fromcontentmodel-main': model },
    ...{ toslots: 'main', 'totext-main': section === 'new' ? withNewSection(whole, '', text) : to },
    ...{ totitle: title, 'tocontentmodel-main': model, topst: '1' },
  });
}

/** The page as it would be shown, in HTML that is safe; undefined: this wiki lays nothing out. */
async function previewOf(visit: Visit, { title, text, model }: Editing): Promise<string | undefined> {
  if (!visit.modules.actions.has('parse')) return undefined;
  const asked = {
    action: 'parse',
    title,
    text,
    contentmodel: model,
    pst: '1',
    prop: 'text',
    disableeditsection: '1',
  };
  return (await askApi(visit, asked)).parse?.text;
}
