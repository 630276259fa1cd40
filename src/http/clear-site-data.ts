import type { ApiRequest } from '../api/request.ts';

/** Tells a browser what else to forget at a logout; over plain http it would not listen. */
export function clearSiteData(
  { secure }: ApiRequest,
  kinds: readonly string[],
): readonly (readonly [string, string])[] {
  if (!secure || kinds.length === 0) return [];
  return [['Clear-Site-Data', kinds.map((kind) => `"${kind}"`).join(', ')]];
}
