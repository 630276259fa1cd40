import { type Param, type ParamOptions, type ParamType, param } from './param.ts';

const booleanType: ParamType<boolean> = {
  read: () => true,
  presence: true,
  // That it is false when it is not given goes without saying.
  describe: () => ({ type: 'boolean', default: undefined }),
};

/** True if it is given at all, whatever its value: `=0` and `=false` are true. */
export function boolean(options: Pick<ParamOptions<boolean>, 'deprecated' | 'info' | 'message'> = {}): Param<boolean> {
  return param(booleanType, { ...options, default: false });
}
