import { refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

const stringType: ParamType<string> = {
  read(text, { name, required }) {
    if (required && text === '') throw refusal('missingparam', [name, '']);
    return text;
  },
  describe: () => ({ type: 'string' }),
};

/** Any text. A required one must not be empty. */
export function string<const O extends ParamOptions<string | readonly string[]>>(options: O): Param<Read<string, O>> {
  return param(stringType, options);
}
