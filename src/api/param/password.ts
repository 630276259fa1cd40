import { refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, param, type Read } from './param.ts';

const passwordType: ParamType<string> = {
  read(text, { name, required }) {
    if (required && text === '') throw refusal('missingparam', [name, '']);
    return text;
  },
  describe: () => ({ type: 'password' }),
};

/** A text that is a secret: never logged, never echoed. A required one must not be empty. */
export function password<const O extends ParamOptions<string>>(options: O): Param<Read<string, O>> {
  return param(passwordType, { ...options, sensitive: true });
}
