import { type Param, type ParamType, param } from './param.ts';

const booleanType: ParamType<boolean> = {
  read: () => true,
  describe: () => ({ type: 'boolean' }),
};

/** True if it is given at all, whatever its value: `=0` and `=false` are true. */
export function boolean(): Param<boolean> {
  return param(booleanType, { default: false });
}
