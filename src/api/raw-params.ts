import type { MessageParam } from '../i18n/message.ts';
import { inEnglish } from '../i18n/texts.ts';
import { list, type Value } from './result.ts';

/** What goes into a message, as data for programs; a message within it in English. */
export function rawParams(params: readonly MessageParam[]): Value {
  return list(
    'param',
    params.map((one) => (typeof one === 'object' && one !== null && 'key' in one ? inEnglish(one) : (one as Value))),
  );
}
