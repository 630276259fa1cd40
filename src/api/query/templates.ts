import { defineLinksProp } from './links/define-links-prop.ts';

/** Tells what pages include. */
export const templates = defineLinksProp({ name: 'templates', prefix: 'tl', kind: 'template', only: 'templates' });
