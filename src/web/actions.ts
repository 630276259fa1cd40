import { type ApiRequest, field } from '../api/request.ts';
import { readTitle, type Title } from '../wiki/title.ts';
import { diff } from './action/diff.ts';
import { edit } from './action/edit.ts';
import { history } from './action/history.ts';
import { raw } from './action/raw.ts';
import { findPage } from './find-page.ts';
import { mainPage } from './page/main-page.ts';
import { missing } from './page/missing.ts';
import { noAction } from './page/no-action.ts';
import { written } from './page/written.ts';
import type { Page } from './page.ts';
import { PAGES } from './pages.ts';

/** What can be done with a page of the wiki, by its name in the address (`action=history`). */
const ACTIONS: { readonly [action: string]: Page } = { view: written, diff, edit, submit: edit, history, raw };

/** What an address asks for. */
export interface Asked {
  readonly page: Page;
  readonly subpage: string;
  readonly about: Title | null;
  readonly action: string;
}

/** The page that a title and an action name: one of the software's own, or what is done with one of the wiki's. */
export function askedPage(request: ApiRequest, title: string, siteName: string): Asked {
  const read = readTitle(title, siteName);
  const about = 'key' in read || read.namespace.id < 0 || read.text === '' ? null : read;
  const action = field(request, 'action') || 'view';
  const own = about === null || action === 'view' ? findPage(title, PAGES, siteName) : undefined;
  if (own !== undefined && own.page !== mainPage) return { ...own, about: null, action: 'view' };
  if (about === null) return { page: missing, subpage: title, about, action: 'view' };
  const named = action === 'view' && field(request, 'diff') !== undefined ? 'diff' : action;
  const page = own && named === 'view' ? mainPage : Object.hasOwn(ACTIONS, named) ? ACTIONS[named] : undefined;
  return { page: page ?? noAction, subpage: about.prefixed, about, action };
}
