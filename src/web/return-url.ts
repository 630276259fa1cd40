import { readTitle } from '../wiki/title.ts';
import { findPage } from './find-page.ts';
import type { Visit } from './page.ts';

/** Pages that nobody is sent back to: one would be logged out, or asked to log in, where one has just done so. */
const NEVER = ['Special:UserLogin', 'Special:UserLogout', 'Special:CreateAccount'];

/** Where to go on after a form: a page of this wiki that the visitor came from (`returnto`, `returntoquery`), or the main page. */
export function returnUrl({ field, url, settings, pages }: Visit): string {
  const title = readTitle(field('returnto'), settings.siteName);
  if ('key' in title) return url('Main Page');
  const found = findPage(title.prefixed, pages, settings.siteName);
  if (found && NEVER.includes(found.page.title)) return url('Main Page');
  const query = new URLSearchParams(field('returntoquery'));
  query.delete('title');
  return url(title.prefixed, Object.fromEntries(query));
}

/** What a form carries along so that `returnUrl` finds it again. */
export function returnFields({ field }: Visit): { readonly [name: string]: string } {
  const names = ['returnto', 'returntoquery', 'force'].filter((name) => field(name) !== '');
  return Object.fromEntries(names.map((name) => [name, field(name)]));
}
