import { defineLinkingList } from './links/define-linking-list.ts';

/** Lists the pages that show a file. */
export const imageusage = defineLinkingList({ name: 'imageusage', prefix: 'iu', element: 'iu', kind: 'file' });
