import type { Settings } from '../../settings.ts';
import { readTitle, type Title } from '../../wiki/title.ts';

/** A page that the wiki has. */
export interface Page {
  readonly id: number;
  readonly title: Title;
}

/** The pages of the wiki: those that it was set up with, each with its one revision, whose id is the page's. */
export function pagesOf({ pages, siteName }: Pick<Settings, 'pages' | 'siteName'>): readonly Page[] {
  return Object.keys(pages).flatMap((written, index) => {
    const title = readTitle(written, siteName);
    return 'key' in title ? [] : [{ id: index + 1, title }];
  });
}
