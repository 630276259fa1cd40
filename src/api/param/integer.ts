import { message } from '../../i18n/message.ts';
import { ApiError, refusal } from '../error.ts';
import { type Param, type ParamOptions, type ParamType, type Place, param, type Read } from './param.ts';

interface Range {
  readonly min?: number;
  readonly max?: number;
  readonly highMax?: number;
  /** One out of the range is refused. */
  readonly strict?: true;
}

/** Reads a whole number; one out of the range is moved to its edge, with a warning, or refused. */
export function readInteger(text: string, range: Range, at: Place): number {
  if (!/^[+-]?0*\d{1,19}$/.test(text)) throw refusal('badinteger', [at.name, text]);
  const value = BigInt(text);
  if (value >= 2n ** 63n || value < -(2n ** 63n)) throw refusal('badinteger', [at.name, text]);
  const max = at.highLimits ? (range.highMax ?? range.max) : range.max;
  const edge =
    range.min !== undefined && value < range.min ? range.min : max !== undefined && value > max ? max : undefined;
  if (edge === undefined) return Number(value);
  const problem = { code: 'outofrange', message: outOfRange(range, max, at.name, text), data: limits(range, max) };
  if (range.strict) throw new ApiError(problem);
  at.warn(problem);
  return edge;
}

function limits(range: Range, max: number | undefined) {
  return {
    min: range.min ?? null,
    curmax: max ?? null,
    max: range.max ?? null,
    highmax: range.highMax ?? range.max ?? null,
  };
}

function outOfRange(range: Range, max: number | undefined, name: string, text: string) {
  if (range.min !== undefined && max !== undefined)
    return message('paramvalidator-outofrange-minmax', name, text, range.min, max);
  if (range.min !== undefined) return message('paramvalidator-outofrange-min', name, text, range.min, '');
  return message('paramvalidator-outofrange-max', name, text, max ?? '');
}

/** A whole number. */
export function integer<const O extends ParamOptions<number> & Range>(options: O): Param<Read<number, O>> {
  const { min, max, highMax } = options;
  const type: ParamType<number> = {
    read: (text, at) => readInteger(text, options, at),
    describe: () => ({ type: 'integer', min, max, highmax: highMax }),
  };
  return param(type, options);
}
