import type { Value } from '../../result.ts';
import type { Site } from './site-info.ts';

/** What makes an account a member of a group that nobody is put into. */
export function autoPromote({ settings }: Site): Value {
  return {
    autoconfirmed: {
      0: condition('APCOND_EDITCOUNT', settings.autoConfirmCount),
      1: condition('APCOND_AGE', settings.autoConfirmAge),
      operand: '&',
    },
  };
}

function condition(condname: string, least: number): Value {
  return { condname, params: [least] };
}
