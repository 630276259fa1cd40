import { defineTargetList } from './links/define-target-list.ts';

/** Lists what pages include. */
export const alltransclusions = defineTargetList({
  ...{ name: 'alltransclusions', prefix: 'at', element: 't', kind: 'template' },
});
