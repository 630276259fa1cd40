/** Begins the address of every page. */
export const ARTICLE_PATH = '/wiki/';

export const MAIN_PAGE = 'Main Page';

/** Path of the page of a title: `/wiki/Special:UserLogin`. */
export function titleUrl(title: string, query: { readonly [name: string]: string } = {}): string {
  const path = encodeURIComponent(title.replaceAll(' ', '_'))
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll('%2B', '+');
  const asked = new URLSearchParams(query).toString();
  return `${ARTICLE_PATH}${path}${asked === '' ? '' : `?${asked}`}`;
}
