import { readInteger } from './integer.ts';
import { type Param, type ParamOptions, type Params, type ParamType, param, type Read, type Values } from './param.ts';

/** How many items at most: a number from 1 on, or `max` for as many as the asker may have. */
export function limit<
  const O extends Pick<ParamOptions<number>, 'default' | 'info' | 'message'> & {
    readonly max?: number;
    readonly highMax?: number;
  },
>(options: O): Param<Read<Limit, O>> {
  const range = { min: 1, max: options.max ?? 500, highMax: options.highMax ?? 5000 };
  const type: ParamType<Limit> = {
    read(text, at) {
      if (text !== 'max') return { count: readInteger(text, range, at), asked: 'number' };
      return { count: at.highLimits ? range.highMax : range.max, asked: 'max' };
    },
    describe: () => ({
      type: 'limit',
      default: options.default,
      min: range.min,
      max: range.max,
      highmax: range.highMax,
    }),
  };
  const { default: count, info, message } = options;
  const given = count === undefined ? {} : { default: { count, asked: 'number' } as const };
  const said = { ...(info !== undefined && { info }), ...(message && { message }) };
  return param(type, { ...given, ...said }) as Param<Read<Limit, O>>;
}

/** A limit as asked for: `max` is told back in the answer. */
export interface Limit {
  readonly count: number;
  readonly asked: 'number' | 'max';
}

/** The number that a module's `max` came to, if it was asked for that. */
export function mostAsked(values: Values<Params>): number | undefined {
  return Object.values(values).find(isMost)?.count;
}

function isMost(value: unknown): value is Limit {
  return typeof value === 'object' && value !== null && 'asked' in value && value.asked === 'max';
}
