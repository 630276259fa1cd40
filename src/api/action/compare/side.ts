import { message } from '../../../i18n/message.ts';
import type { PageRow, RevisionRow } from '../../../store/pages.ts';
import { CONTENT_FORMATS, defaultModel } from '../../../wiki/content-model.ts';
import { visibility } from '../../../wiki/hidden.ts';
import { sectionOf, withNewSection, withSection } from '../../../wiki/sections.ts';
import { nameOf, readTitle, type Title, titleOf } from '../../../wiki/title.ts';
import { asSaved } from '../../as-saved.ts';
import { refusal } from '../../error.ts';
import type { CompareCall, SideAsked } from './params.ts';

/** A revision of a page. */
export interface Stored {
  readonly revision: RevisionRow;
  readonly row: PageRow;
  readonly title: Title;
}

/** One of two texts. */
export interface Side {
  readonly text: string;
  readonly model: string;
  /** null: it is no revision, but was sent. */
  readonly stored: Stored | null;
}

/** The revision that a side names; null: none, or a page that need not be there. */
export async function revisionNamed(asked: SideAsked, call: CompareCall): Promise<Stored | null> {
  if (asked.rev !== undefined) return revisionNumbered(asked.rev, call);
  const { store, settings } = call;
  if (asked.title === undefined) {
    if (asked.id === undefined) return null;
    const [row] = await store.pages.byId([asked.id]);
    if (row) return revisionNumbered(row.latest, call);
    throw refusal('nosuchpageid', [asked.id]);
  }
  const title = readTitle(asked.title, settings.siteName);
  if ('key' in title || title.text === '') throw refusal('invalidtitle', [asked.title]);
  const [row] = title.namespace.id < 0 ? [] : await store.pages.byName([nameOf(title)]);
  if (row) return revisionNumbered(row.latest, call);
  if (asked.sent) return null;
  throw refusal('missingtitle', message('apierror-missingtitle-byname', title.prefixed));
}

/** A revision with its page, which must be there. */
export async function revisionNumbered(id: number, { store, settings }: CompareCall): Promise<Stored> {
  const [revision] = await store.pages.revisions([id]);
  const [row] = revision ? await store.pages.byId([revision.page]) : [];
  if (!revision || !row) throw refusal('nosuchrevid', [id]);
  return { revision, row, title: titleOf(row, settings.siteName) };
}

/** The text of a revision, as far as it may be seen. */
export async function sideOf(stored: Stored, asked: SideAsked, call: CompareCall): Promise<Side> {
  const { model } = stored.revision;
  return { text: inSection(await textOf(stored, call), model, asked), model, stored };
}

/** The whole text of a revision. */
export async function textOf({ revision }: Stored, { store, asker }: CompareCall): Promise<string> {
  if (visibility(revision.hidden, 'text', asker.rights) === 'forbidden') {
    throw refusal('missingcontent', [revision.id]);
  }
  return (await store.pages.texts([revision.content])).get(revision.content) ?? '';
}

/** The text that was sent for a side. */
export async function sideSent(asked: SideAsked, named: Stored | null, call: CompareCall): Promise<Side> {
  if (asked.text === undefined) {
    const isNoSlot = call.params[`${asked.side}slots`]?.length === 0;
    if (named && isNoSlot) return { ...(await sideOf(named, asked, call)), stored: null };
    throw refusal('compare-maintextrequired', [`${asked.side}text-main`, `${asked.side}slots`]);
  }
  const title = named?.title ?? titleAsked(asked, call) ?? (await titleNamed(call));
  const model = asked.model ?? named?.revision.model ?? (await modelGuessed(title, call));
  if (asked.format !== undefined && asked.format !== CONTENT_FORMATS[model as keyof typeof CONTENT_FORMATS]) {
    throw refusal('badformat-generic', [asked.format, model]);
  }
  if (asked.pst && !title) throw refusal('compare-no-title');
  const saved = asked.pst && title ? await asSaved(asked.text, model, title, call) : asked.text;
  const whole = asked.replaced === undefined ? saved : await inPlace(saved, asked.replaced, asked.side, named, call);
  return { text: inSection(whole, model, asked), model, stored: null };
}

/** The text of a revision with another in place of one of its sections. */
async function inPlace(
  text: string,
  section: string,
  side: SideAsked['side'],
  named: Stored | null,
  call: CompareCall,
): Promise<string> {
  if (!named) throw refusal(`compare-no${side}revision`);
  const { model } = named.revision;
  if (model !== 'wikitext') throw refusal('sectionsnotsupported', [model]);
  const whole = await textOf(named, call);
  return section === 'new' ? withNewSection(whole, '', text) : (withSection(whole, numberOf(section), text) ?? whole);
}

/** What a text is that says nothing of it: what the page is that it would be on, or the other text. */
async function modelGuessed(title: Title | undefined, call: CompareCall): Promise<string> {
  const { params: asked, store, warn } = call;
  const [row] = title && title.namespace.id >= 0 ? await store.pages.byName([nameOf(title)]) : [];
  if (row) return row.model;
  if (title) return defaultModel(title);
  const said = ['fromcontentmodel-main', 'tocontentmodel-main', 'fromcontentmodel', 'tocontentmodel'] as const;
  const model = said.map((name) => asked[name]).find((one) => one !== undefined);
  if (model !== undefined) return model;
  warn({ code: 'compare-nocontentmodel', message: message('apiwarn-compare-nocontentmodel', 'wikitext') });
  return 'wikitext';
}

/** The first page that either side names, whether it is there or not. */
async function titleNamed(call: CompareCall): Promise<Title | undefined> {
  const { params: asked, store, settings } = call;
  for (const side of ['from', 'to'] as const) {
    const [rev, id, written] = [asked[`${side}rev`], asked[`${side}id`], asked[`${side}title`]];
    const [revision] = rev === undefined ? [] : await store.pages.revisions([rev]);
    const [ofRevision] = revision ? await store.pages.byId([revision.page]) : [];
    if (ofRevision) return titleOf(ofRevision, settings.siteName);
    const title = titleAsked({ title: written }, call);
    if (title) return title;
    const [row] = id === undefined ? [] : await store.pages.byId([id]);
    if (row) return titleOf(row, settings.siteName);
  }
  return undefined;
}

function titleAsked({ title: written }: Pick<SideAsked, 'title'>, { settings }: CompareCall): Title | undefined {
  const title = written === undefined ? undefined : readTitle(written, settings.siteName);
  return title && !('key' in title) ? title : undefined;
}

function inSection(text: string, model: string, { section, side }: SideAsked): string {
  if (section === undefined) return text;
  const part = model === 'wikitext' ? sectionOf(text, numberOf(section)) : undefined;
  if (part !== undefined) return part;
  throw side === 'from' ? refusal('nosuchfromsection', [section]) : refusal('nosuchtosection', [section]);
}

/** The number that stands behind the last dash, as MediaWiki reads it: 0 if there is none. */
function numberOf(section: string): number {
  return Number.parseInt(section.split('-').at(-1) ?? '', 10) || 0;
}
