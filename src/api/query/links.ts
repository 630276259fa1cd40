import { defineLinksProp } from './links/define-links-prop.ts';

/** Tells what pages link to. */
export const links = defineLinksProp({ name: 'links', prefix: 'pl', kind: 'link', only: 'titles' });
