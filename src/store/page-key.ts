import type { PageName } from './pages.ts';

/** A page's name as one text, to find by it what is known of the page. */
export function pageKey({ namespace, key }: PageName): string {
  return `${namespace}:${key}`;
}
