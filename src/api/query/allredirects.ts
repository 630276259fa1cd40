import { defineTargetList } from './links/define-target-list.ts';

/** Lists what redirects lead to. */
export const allredirects = defineTargetList({ name: 'allredirects', prefix: 'ar', element: 'r', kind: 'redirect' });
