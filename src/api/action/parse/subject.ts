import { message } from '../../../i18n/message.ts';
import type { PageRow, RevisionRow } from '../../../store/pages.ts';
import { CONTENT_FORMATS, defaultModel } from '../../../wiki/content-model.ts';
import { visibility } from '../../../wiki/hidden.ts';
import { sectionOf, withNewSection } from '../../../wiki/sections.ts';
import { makeTitle, nameOf, readTitle, type Title, titleOf } from '../../../wiki/title.ts';
import { asSaved } from '../../as-saved.ts';
import { refusal } from '../../error.ts';
import { pageAsked } from '../../page-change.ts';
import type { Shown } from '../../rendering.ts';
import type { ParseCall } from './params.ts';

/** What is to be parsed. */
export interface Subject extends Shown {
  /** 0: the page is not there. */
  readonly page: number;
  /** Whether its revision is told. */
  readonly isRevision: boolean;
  /** The text before it was changed as saving would. */
  readonly asSent: string;
  /** Redirects that were followed: from, to. */
  readonly followed: readonly (readonly [from: Title, to: Title])[];
}

/** The text of a page or revision that is asked for, or the text that is given. */
export async function subjectOf(call: ParseCall): Promise<Subject> {
  const { params: asked } = call;
  const { page, pageid, oldid, section } = asked;
  if (section !== undefined && !/^(?:(?:T-)?\d{1,9}|new)$/.test(section)) throw refusal('invalidsection');
  if ((page ?? pageid ?? oldid) === undefined) return given(call);
  if (asked.section === 'new') {
    throw refusal('invalidparammix', message('apierror-invalidparammix-parse-new-section'));
  }
  const subject = oldid === undefined ? await ofPage(call) : await ofRevision(oldid, call);
  const text = inSection(subject, call);
  return { ...subject, text, asSent: text };
}

async function ofRevision(id: number, call: ParseCall): Promise<Subject> {
  const { store, settings } = call;
  const [revision] = await store.pages.revisions([id]);
  const [row] = revision ? await store.pages.byId([revision.page]) : [];
  if (!revision || !row) throw refusal('nosuchrevid', [id]);
  return stored(revision, row, titleOf(row, settings.siteName), [], call);
}

async function ofPage(call: ParseCall): Promise<Subject> {
  const { params: asked, store, settings } = call;
  const { title, row } = await pageAsked({ title: asked.page, pageid: asked.pageid }, call);
  const followed: (readonly [from: Title, to: Title])[] = [];
  let [at, found] = [title, row];
  // Redirects that lead round in a circle lead back to where it begins.
  const seen = new Set<number>();
  while (asked.redirects && found?.redirect && !seen.has(found.id)) {
    seen.add(found.id);
    const to = titleOf(found.redirect, settings.siteName);
    followed.push([at, makeTitle(to.namespace, to.text, settings.siteName, found.redirect.fragment)]);
    at = to;
    [found] = await store.pages.byName([nameOf(at)]);
  }
  if (!found) throw refusal('missingtitle', message('apierror-missingtitle'));
  const [revision] = await store.pages.revisions([found.latest]);
  if (!revision) throw refusal('nosuchrevid', [found.latest]);
  return stored(revision, found, at, followed, call);
}

async function stored(
  revision: RevisionRow,
  row: PageRow,
  title: Title,
  followed: Subject['followed'],
  { store, asker }: ParseCall,
): Promise<Subject> {
  if (visibility(revision.hidden, 'text', asker.rights) === 'forbidden') {
    throw refusal('permissiondenied', message('apierror-permissiondenied', message('action-deletedtext')));
  }
  const texts = await store.pages.texts([revision.content]);
  const text = texts.get(revision.content) ?? '';
  const { id, model } = revision;
  return { title, text, asSent: text, model, revision: id, page: row.id, isRevision: true, followed };
}

/** The text that was sent, as it would be on the page of a title. */
async function given(call: ParseCall): Promise<Subject> {
  const { params: asked, store, settings, warn } = call;
  let title = readTitle(asked.title ?? 'API', settings.siteName);
  if ('key' in title || title.text === '') throw refusal('invalidtitle', [asked.title ?? '']);
  let [row] = title.namespace.id < 0 ? [] : await store.pages.byName([nameOf(title)]);
  if (asked.revid !== undefined) {
    const [revision] = await store.pages.revisions([asked.revid]);
    const [other] = revision ? await store.pages.byId([revision.page]) : [];
    if (!other) throw refusal('nosuchrevid', [asked.revid]);
    if (asked.title !== undefined && other.id !== row?.id) {
      warn({ code: 'revwrongpage', message: message('apierror-revwrongpage', asked.revid, title.prefixed) });
    }
    row = other;
    title = titleOf(other, settings.siteName);
  }
  const hasTitle = asked.title !== undefined || asked.revid !== undefined;
  if (asked.text === undefined && hasTitle && asked.prop.length > 0) {
    warn(
      asked.revid === undefined
        ? { code: 'parse-titlewithouttext', message: message('apiwarn-parse-titlewithouttext') }
        : { code: 'parse-revidwithouttext', message: message('apiwarn-parse-revidwithouttext') },
    );
  }
  if (asked.text !== undefined && !hasTitle && asked.contentmodel === undefined) {
    const code = 'parse-nocontentmodel';
    warn({ code, message: message('apiwarn-parse-nocontentmodel', 'wikitext') });
  }
  const model = asked.contentmodel ?? (hasTitle ? (row?.model ?? defaultModel(title)) : 'wikitext');
  const own = CONTENT_FORMATS[model as keyof typeof CONTENT_FORMATS];
  if (asked.contentformat !== undefined && asked.contentformat !== own) {
    throw refusal('badformat-generic', [asked.contentformat, model]);
  }
  const sent = asked.text ?? '';
  const section =
    asked.section !== 'new'
      ? inSection({ text: sent, title, model }, call)
      : model === 'wikitext'
        ? withNewSection('', asked.sectiontitle ?? '', sent)
        : sent;
  const saved = asked.pst || asked.onlypst ? await asSaved(section, model, title, call) : section;
  const at = { revision: asked.revid ?? 0, page: row?.id ?? 0 };
  return { title, text: saved, asSent: section, model, ...at, isRevision: false, followed: [] };
}

function inSection(
  { text, title, model }: Pick<Subject, 'text' | 'title' | 'model'>,
  { params: { section } }: ParseCall,
): string {
  if (section === undefined || section === 'new') return text;
  if (model !== 'wikitext') {
    throw refusal('nosuchsection', message('apierror-sectionsnotsupported-what', title.prefixed));
  }
  const part = sectionOf(text, Number(section.replace('T-', '')));
  if (part === undefined) {
    throw refusal('nosuchsection', message('apierror-nosuchsection-what', section, title.prefixed));
  }
  return part;
}
