import { message } from '../../../i18n/message.ts';
import type { PageRow, RevisionRow } from '../../../store/pages.ts';
import { CONTENT_FORMATS, defaultModel } from '../../../wiki/content-model.ts';
import { visibility } from '../../../wiki/hidden.ts';
import { preSave, tidy } from '../../../wiki/pre-save.ts';
import { sectionOf } from '../../../wiki/sections.ts';
import { nameOf, readTitle, type Title, titleOf } from '../../../wiki/title.ts';
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
  if (asked.id !== undefined) {
    const [row] = await store.pages.byId([asked.id]);
    if (row) return revisionNumbered(row.latest, call);
    throw refusal('nosuchpageid', [asked.id]);
  }
  if (asked.title === undefined) return null;
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
export async function sideOf(
  stored: Stored,
  { section, side }: SideAsked,
  { store, asker }: CompareCall,
): Promise<Side> {
  const { revision } = stored;
  if (visibility(revision.hidden, 'text', asker.rights) === 'forbidden') {
    throw refusal('missingcontent', [revision.id]);
  }
  const text = (await store.pages.texts([revision.content])).get(revision.content) ?? '';
  return { text: inSection(text, section, side), model: revision.model, stored };
}

/** The text that was sent for a side; `other` says what it is if nothing else does. */
export async function sideSent(
  asked: SideAsked,
  named: Stored | null,
  other: string | undefined,
  call: CompareCall,
): Promise<Side> {
  const { asker, session, warn } = call;
  if (asked.text === undefined) {
    throw refusal('compare-maintextrequired', [`${asked.side}text-main`, `${asked.side}slots`]);
  }
  const known = named?.revision.model ?? other ?? modelOf(asked, call);
  if (asked.model === undefined && known === undefined) {
    warn({ code: 'compare-nocontentmodel', message: message('apiwarn-compare-nocontentmodel', 'wikitext') });
  }
  const model = asked.model ?? known ?? 'wikitext';
  if (asked.format !== undefined && asked.format !== CONTENT_FORMATS[model as keyof typeof CONTENT_FORMATS]) {
    throw refusal('badformat-generic', [asked.format, model]);
  }
  const by = { name: asker.name, isAccount: asker.id !== 0, now: session.now };
  const saved = asked.pst ? (model === 'wikitext' ? preSave(asked.text, by) : tidy(asked.text)) : asked.text;
  return { text: inSection(saved, asked.section, asked.side), model, stored: null };
}

/** What a text would be on the page that a side names, if it names one. */
export function modelOf({ title: written }: SideAsked, { settings }: CompareCall): string | undefined {
  const title = written === undefined ? undefined : readTitle(written, settings.siteName);
  return title && !('key' in title) ? defaultModel(title) : undefined;
}

function inSection(text: string, section: string | undefined, side: SideAsked['side']): string {
  if (section === undefined) return text;
  const part = sectionOf(text, Number(/^(?:T-)?(\d{1,9})$/.exec(section)?.[1] ?? -1));
  if (part !== undefined) return part;
  throw side === 'from' ? refusal('nosuchfromsection', [section]) : refusal('nosuchtosection', [section]);
}
