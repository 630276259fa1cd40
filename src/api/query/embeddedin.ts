import { defineLinkingList } from './links/define-linking-list.ts';

/** Lists the pages that include one. */
export const embeddedin = defineLinkingList({ name: 'embeddedin', prefix: 'ei', element: 'ei', kind: 'template' });
