import { message } from '../../../i18n/message.ts';
import type { RevisionRow } from '../../../store/pages.ts';
import { CONTENT_FORMATS, type ContentModel, defaultModel } from '../../../wiki/content-model.ts';
import { visibility } from '../../../wiki/hidden.ts';
import type { Title } from '../../../wiki/title.ts';
import { asSaved } from '../../as-saved.ts';
import { diffRows } from '../../diff-rows.ts';
import { refusal } from '../../error.ts';
import { marked, type Tree } from '../../result.ts';
import type { RevisionsCall } from './params.ts';

/** What each revision is compared with: a text, the revision beside it, or one by its number. */
export type DiffAsked = { readonly text: string } | { readonly to: 'prev' | 'next' | number };

/** What is asked to be compared; undefined: nothing. */
export async function diffAsked({ params: asked, store, asker, warn }: RevisionsCall): Promise<DiffAsked | undefined> {
  if (asked.difftotext !== undefined) return { text: asked.difftotext };
  if (asked.diffto === undefined) return undefined;
  if (asked.diffto === 'prev' || asked.diffto === 'next') return { to: asked.diffto };
  if (asked.diffto !== 'cur' && !/^\d{1,15}$/.test(asked.diffto))
    throw refusal('diffto', message('apierror-baddiffto', 'rv'));
  const id = asked.diffto === 'cur' ? 0 : Number(asked.diffto);
  if (id === 0) return { to: 0 };
  const [row] = await store.pages.revisions([id]);
  if (!row) throw refusal('nosuchrevid', [id]);
  if (visibility(row.hidden, 'text', asker.rights) !== 'forbidden') return { to: id };
  warn({ code: 'difftohidden', message: message('apiwarn-difftohidden', id) });
  return undefined;
}

/** Tells what differs, of one revision in an answer: of the others, that it is not known. */
export function differ(
  asked: DiffAsked,
  call: RevisionsCall,
): (row: RevisionRow, text: string, title: Title) => Promise<Tree> {
  let isDone = false;
  return async (row, text, title) => {
    if (isDone) return { diff: { notcached: true } };
    const told =
      'text' in asked ? await withText(asked.text, text, title, call) : await withRevision(asked.to, row, call);
    isDone = 'body' in told && told.body !== '';
    return { diff: marked(told, { content: 'body' }) };
  };
}

async function withText(sent: string, text: string, title: Title, call: RevisionsCall): Promise<Tree> {
  const { params: asked, language, warn } = call;
  const model = defaultModel(title);
  if (asked.contentformat !== undefined && asked.contentformat !== CONTENT_FORMATS[model as ContentModel]) {
    warn({ code: 'badformat', message: message('apierror-badformat', asked.contentformat, model, title.prefixed) });
    return { badcontentformat: true };
  }
  const other = asked.difftotextpst ? await asSaved(sent, model, title, call) : sent;
  return { body: diffRows(text, other, language) };
}

async function withRevision(
  to: 'prev' | 'next' | number,
  row: RevisionRow,
  { store, asker, language, pages }: RevisionsCall,
): Promise<Tree> {
  const next = to === 'next' ? await nextOf(row, store) : 0;
  const from = to === 'prev' ? row.parent || (false as const) : row.id;
  const until = to === 'prev' ? row.id : to === 'next' ? next : to;
  const newest = pages.known.get(row.page)?.row.latest ?? 0;
  const compared = [from || 0, to === 0 ? newest : until] as const;
  const rows = compared[0] === compared[1] ? [] : await store.pages.revisions([...compared]);
  const readable = rows.filter(({ hidden }) => visibility(hidden, 'text', asker.rights) !== 'forbidden');
  const texts = await store.pages.texts(readable.map(({ content }) => content));
  const textOf = (id: number) => texts.get(readable.find((one) => one.id === id)?.content ?? 0);
  const [before, after] = [textOf(compared[0]), textOf(compared[1])];
  const isKnown = before !== undefined && after !== undefined;
  const body = isKnown ? diffRows(before, after, language) : '';
  return { from, to: until, body };
}

async function nextOf({ page, timestamp, id }: RevisionRow, { pages }: RevisionsCall['store']): Promise<number> {
  const found = await pages.history({ page, newer: true, at: { timestamp, id }, limit: 2 });
  return found.find((one) => one.id !== id)?.id ?? 0;
}
