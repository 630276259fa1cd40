/** Where MediaWiki's own documentation of a module is. */
export function helpUrl(name: string): string {
  return `https://www.mediawiki.org/wiki/Special:MyLanguage/API:${name[0]?.toUpperCase()}${name.slice(1)}`;
}
