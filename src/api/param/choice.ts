import { message } from '../../i18n/message.ts';
import { naturalOrder } from '../../lib/natural-order.ts';
import { refusal } from '../error.ts';
import { list } from '../result.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

/** One of a few values (MediaWiki: enum). */
export function choice<const V extends string, const O extends ParamOptions<V | readonly V[]>>(
  values: readonly V[],
  options: O,
): Param<Read<V, O>> {
  return param(choiceType(values), options);
}

/** The type of a parameter that takes one of a few values. */
export function choiceType<const V extends string>(values: readonly V[]): ParamType<V> {
  const known = new Map<string, V>(values.map((value) => [value, value]));
  return {
    values,
    read(text, { name, multi }) {
      const value = known.get(text);
      if (value !== undefined) return value;
      const key = multi ? 'paramvalidator-badvalue-enummulti' : 'paramvalidator-badvalue-enumnotmulti';
      throw refusal('badvalue', message(key, name, text, values, values.length));
    },
    describe: () => ({ type: list('t', values.toSorted(naturalOrder)) }),
  };
}
