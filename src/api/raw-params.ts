import type { Message, MessageParam } from '../i18n/message.ts';
import { list, type Value } from './result.ts';

/** What goes into a message, as data for programs: what is more than a text or a number says of itself what it is. */
export function rawParams({ key, params }: Message): Value {
  // What is wrong with a parameter is told of as it was sent: as plain text.
  const isPlain = /^paramvalidator-/.test(key);
  const raw = (param: MessageParam): Value => {
    if (Array.isArray(param)) return { list: param.map(raw), type: 'comma' };
    if (typeof param === 'string') return isPlain ? { plaintext: param } : param;
    if (typeof param === 'number') return isPlain ? { num: param } : param;
    if (param === null || !('key' in param)) return param as Value;
    return { message: { key: param.key, params: rawParams(param) } };
  };
  return list('param', params.map(raw));
}
