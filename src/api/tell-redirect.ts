import type { Title } from '../wiki/title.ts';
import type { Tree } from './result.ts';

/** A redirect that was followed: where it leads, and to which part of the page. */
export function tellRedirect(from: string, { prefixed, fragment }: Title): Tree {
  return { from, to: prefixed, ...(fragment !== '' && { tofragment: fragment }) };
}
