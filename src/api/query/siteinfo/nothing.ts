import { list } from '../../result.ts';
import type { SiteInfo } from './site-info.ts';

/** What MediaWiki can have and this server has not: other wikis that links lead to, files, and parts that others wrote for MediaWiki. */
export const NOTHING = {
  interwikimap: () => list('iw', []),
  clientlibraries: () => list('library', []),
  libraries: () => list('library', []),
  extensions: () => list('ext', []),
  fileextensions: () => list('fe', []),
  languagevariants: () => ({}),
  skins: () => list('skin', []),
  showhooks: () => list('hook', []),
} satisfies { readonly [prop: string]: SiteInfo };
