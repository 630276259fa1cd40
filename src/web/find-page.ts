import { specialPageNamed } from '../api/query/siteinfo/special-page-named.ts';
import { readTitle } from '../wiki/title.ts';
import type { Page } from './page.ts';

/** The page that a title as people write it names, by any name that it has, and what of the title is for the page to read. */
export function findPage(
  written: string,
  pages: readonly Page[],
  siteName: string,
): { readonly page: Page; readonly subpage: string } | undefined {
  const title = readTitle(written, siteName);
  if ('key' in title) return undefined;
  const exact = pageOf(title.prefixed, pages);
  if (exact !== undefined) return { page: exact, subpage: '' };
  const [name = '', ...rest] = title.text.split('/');
  const prefix = title.prefixed.slice(0, title.prefixed.length - title.text.length);
  const page =
    pageOf(prefix + name, pages) ??
    (prefix === 'Special:' ? pageOf(`Special:${specialPageNamed(name) ?? ''}`, pages) : undefined);
  if (page === undefined || (rest.length > 0 && !page.takesSubpage)) return undefined;
  return { page, subpage: rest.join('/') };
}

function pageOf(title: string, pages: readonly Page[]): Page | undefined {
  return pages.find((page) => page.title.toLowerCase() === title.toLowerCase());
}
