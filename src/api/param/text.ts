import { refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

/** A text of many lines. */
export function text<const O extends ParamOptions<string>>(options: O): Param<Read<string, O>> {
  const type: ParamType<string> = {
    read(value, { name, required }) {
      if (required && value === '') throw refusal('missingparam', [name, '']);
      return value;
    },
    describe: () => ({ type: 'text' }),
  };
  return param(type, options);
}
