import { defineLinkingList } from './links/define-linking-list.ts';

/** Lists the pages that link to one. */
export const backlinks = defineLinkingList({ name: 'backlinks', prefix: 'bl', element: 'bl', kind: 'link' });
