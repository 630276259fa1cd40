import { type Param, type ParamOptions, param, type Read } from './param.ts';

/** A text of many lines. */
export function text<const O extends ParamOptions<string>>(options: O): Param<Read<string, O>> {
  return param({ read: (value: string) => value, describe: () => ({ type: 'text' }) }, options);
}
