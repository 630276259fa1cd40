import { createHash } from 'node:crypto';
import type { NewEdit, PageEvent, PageRow, PageStore, SavedEdit } from '../store/pages.ts';
import { type ContentModel, defaultModel } from './content-model.ts';
import { linksOf } from './links-of.ts';
import { MAIN } from './namespaces.ts';
import { redirectOf } from './redirect.ts';
import { nameOf, type Title } from './title.ts';

/** A page as it was read, to be changed. */
export interface PageRead {
  readonly row: PageRow;
  readonly text: string;
}

/** What a page is to become. */
export interface PageChange {
  readonly title: Title;
  /** null: the page is not there. */
  readonly before: PageRead | null;
  readonly text: string;
  /** Kind of its content; that of before, or the usual one of its title, unless given. */
  readonly model?: ContentModel;
  readonly revision: NewEdit['revision'];
  readonly change: NewEdit['change'];
  readonly address?: string;
  readonly reverts?: NewEdit['reverts'];
  /** That its content became one of another kind. */
  readonly modelEvent?: PageEvent | undefined;
  readonly tells?: number | string | undefined;
}

/** Saves what a page is to become; notes in the log that it was made. undefined: somebody was faster. */
export async function savePage(pages: PageStore, siteName: string, change: PageChange): Promise<SavedEdit | undefined> {
  const { title, before, text, revision } = change;
  const model = change.model ?? (before?.row.model as ContentModel | undefined) ?? defaultModel(title);
  const redirect = redirectOf(text, model, siteName);
  const was = before !== null && isArticle(title, before.text, before.row.redirect !== null);
  return pages.save({
    page: nameOf(title),
    base: before?.row.latest ?? null,
    revision,
    content: contentOf(model, text),
    redirect,
    links: await linksOf(title, text, model, { pages, siteName }),
    articles: Number(isArticle(title, text, redirect !== null)) - Number(was),
    change: change.change,
    ...(change.address !== undefined && { address: change.address }),
    ...(change.reverts && { reverts: change.reverts }),
    ...(change.modelEvent && { eventBeside: change.modelEvent }),
    ...(change.tells !== undefined && { tells: change.tells }),
    ...(before === null && { event: { entry: creation(title, revision), change: null } }),
  });
}

/** A text as it is kept. */
export function contentOf(model: ContentModel, text: string): NonNullable<NewEdit['content']> {
  return { model, text, sha1: sha1Of(text) };
}

/** SHA-1 of a text: 40 hexadecimal digits. */
function sha1Of(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** Whether a page counts as an article: one that links to another. */
export function isArticle({ namespace }: Title, text: string, isRedirect: boolean): boolean {
  return namespace.id === MAIN && !isRedirect && /\[\[[^[\]]+\]\]/.test(text);
}

function creation({ namespace, text }: Title, { timestamp, user, userName, comment, tags }: NewEdit['revision']) {
  const by = { timestamp, performer: user, performerName: userName };
  return { type: 'create', action: 'create', ...by, namespace: namespace.id, title: text, comment, params: {}, tags };
}
