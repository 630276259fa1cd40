import { defineTargetList } from './links/define-target-list.ts';

/** Lists the files that pages show. */
export const allfileusages = defineTargetList({ name: 'allfileusages', prefix: 'af', element: 'f', kind: 'file' });
