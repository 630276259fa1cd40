import { SPECIAL_PAGES } from './special-pages.ts';

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(SPECIAL_PAGES).flatMap(([real, aliases]) =>
    [real, ...aliases].map((name) => [key(name), (aliases[0] ?? real).replaceAll('_', ' ')]),
  ),
);

/** The name that is shown of a special page of MediaWiki, from any that it is found under, whatever its case. */
export function specialPageNamed(name: string): string | undefined {
  return BY_NAME.get(key(name));
}

function key(name: string): string {
  return name.replaceAll('_', ' ').toLowerCase();
}
