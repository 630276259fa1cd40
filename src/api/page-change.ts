import { groupsWithRight } from '../account/rights.ts';
import type { Message } from '../i18n/message.ts';
import type { PageRow } from '../store/pages.ts';
import type { Store } from '../store/store.ts';
import { defaultModel } from '../wiki/content-model.ts';
import { againstChange, type Changer } from '../wiki/page-rights.ts';
import type { PageRead } from '../wiki/save-page.ts';
import { nameOf, readTitle, type Title, titleOf } from '../wiki/title.ts';
import { refusal } from './error.ts';
import type { Call } from './module.ts';
import { requireNothingAgainst } from './nothing-against.ts';
import { isForOthers } from './page-restriction.ts';
import type { Params } from './param/param.ts';
import { onlyOne } from './required-params.ts';
import { requireUnblocked } from './unblocked.ts';

/** A page that a request is about. */
export interface AskedPage {
  readonly title: Title;
  /** undefined: it is not there. */
  readonly row: PageRow | undefined;
}

/** The page that a request names by one of its parameters `title` and `pageid`. */
export async function pageAsked(
  { title, pageid }: { readonly title: string | undefined; readonly pageid: number | undefined },
  { store, settings }: Pick<Call<Params>, 'store' | 'settings'>,
): Promise<AskedPage> {
  onlyOne<unknown>({ title, pageid });
  if (pageid !== undefined) {
    const [row] = await store.pages.byId([pageid]);
    if (!row) throw refusal('nosuchpageid', [pageid]);
    return { row, title: titleOf(row, settings.siteName) };
  }
  const read = readTitle(title ?? '', settings.siteName);
  if ('key' in read || read.text === '') throw refusal('invalidtitle', [title ?? '']);
  if (read.namespace.id < 0) throw refusal('pagecannotexist');
  const [row] = await store.pages.byName([nameOf(read)]);
  return { row, title: read };
}

/** The content model of a page, or the one that it would have. */
export function modelOf({ title, row }: AskedPage): string {
  return row?.model ?? defaultModel(title);
}

/** Who asks, as somebody who wants to change a page. */
export function changerOf({ asker, settings }: Pick<Call<Params>, 'asker' | 'settings'>): Changer {
  const { name, id, rights, onlyPages } = asker;
  return {
    ...{ name, isAccount: id !== 0, rights },
    groupsWith: (right) => groupsWithRight(right, settings),
    isForOthers: (page) => isForOthers(page, onlyPages, settings.siteName),
  };
}

/** What keeps the one who asks from doing something to a page, blocks apart. */
export async function whatKeepsFrom(action: string, { title, row }: AskedPage, call: Call<Params>): Promise<Message[]> {
  const { session, settings, store } = call;
  const protections = row ? ((await store.pages.protections([row.id], session.now)).get(row.id) ?? []) : [];
  const [protectedTitle] = row ? [] : await store.titles.protections([nameOf(title)], session.now);
  const cascades = action === 'edit' ? await store.links.cascading(nameOf(title), session.now) : [];
  const cascading = cascades.map(({ page: of, level }) => ({ title: titleOf(of, settings.siteName).prefixed, level }));
  const page = {
    ...{ title, isThere: row !== undefined, model: modelOf({ title, row }) },
    ...{ protections, creation: protectedTitle?.level, cascading },
  };
  return againstChange(action, page, changerOf(call));
}

/** Refuses the request of one who may not do something to a page (`edit`, `move`, `delete` …). */
export async function requireMayChange(action: string, page: AskedPage, call: Call<Params>): Promise<void> {
  await requireNothingAgainst((one) => whatKeepsFrom(action, page, one), call);
  await requireUnblocked(call, action, page.title);
}

/** A page that is there, with its newest text. */
export async function readPage(row: PageRow, { pages }: Pick<Store, 'pages'>): Promise<PageRead> {
  const [latest] = await pages.revisions([row.latest]);
  const texts = await pages.texts(latest ? [latest.content] : []);
  return { row, text: texts.get(latest?.content ?? 0) ?? '' };
}

/** The page of a title. */
export async function pageOf(title: Title, { pages }: Pick<Store, 'pages'>): Promise<AskedPage> {
  const [row] = title.namespace.id < 0 ? [] : await pages.byName([nameOf(title)]);
  return { title, row };
}
