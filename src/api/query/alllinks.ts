import { defineTargetList } from './links/define-target-list.ts';

/** Lists what pages link to. */
export const alllinks = defineTargetList({ name: 'alllinks', prefix: 'al', element: 'l', kind: 'link' });
