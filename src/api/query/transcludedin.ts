import { defineLinkingProp } from './links/define-linking-prop.ts';

/** Tells which pages include pages. */
export const transcludedin = defineLinkingProp({ name: 'transcludedin', prefix: 'ti', kind: 'template' });
