import { FILE } from '../../wiki/namespaces.ts';
import { defineLinkingProp } from './links/define-linking-prop.ts';

/** Tells which pages show files. */
export const fileusage = defineLinkingProp({ name: 'fileusage', prefix: 'fu', kind: 'file', of: FILE });
