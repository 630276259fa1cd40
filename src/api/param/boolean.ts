import { type Param, type ParamType, param } from './param.ts';

const booleanType: ParamType<boolean> = {
  read: () => true,
  // That it is false when it is not given goes without saying.
  describe: () => ({ type: 'boolean', default: undefined }),
};

/** True if it is given at all, whatever its value: `=0` and `=false` are true. */
export function boolean(): Param<boolean> {
  return param(booleanType, { default: false });
}
