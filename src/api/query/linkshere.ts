import { defineLinkingProp } from './links/define-linking-prop.ts';

/** Tells which pages link to pages. */
export const linkshere = defineLinkingProp({ name: 'linkshere', prefix: 'lh', kind: 'link' });
