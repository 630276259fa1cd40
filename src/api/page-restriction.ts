import { readTitle, type Title } from '../wiki/title.ts';

/** Whether a page is none of the only ones that somebody may change. */
export function isForOthers(page: Title, onlyPages: readonly string[], siteName: string): boolean {
  return onlyPages.length > 0 && !onlyPages.some((one) => isTitle(page, one, siteName));
}

function isTitle(page: Title, written: string, siteName: string): boolean {
  const read = readTitle(written, siteName);
  return !('key' in read) && read.prefixed === page.prefixed;
}
