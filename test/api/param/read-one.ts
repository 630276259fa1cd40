import { ApiError, type Problem } from '../../../src/api/error.ts';
import type { Param } from '../../../src/api/param/param.ts';
import { planOf } from '../../../src/api/param/plan.ts';
import { readParams } from '../../../src/api/param/read.ts';
import { NO_FIELDS } from '../../../src/api/request.ts';

export const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

/** What reading a parameter came to: a value or a refusal, and what was warned of. */
export interface Outcome<T> {
  readonly value?: T;
  /** Code of the refusal. */
  readonly refused?: string;
  readonly warned: readonly Problem[];
}

/** Reads one parameter, `x` with the prefix `p`, out of a query string that gives it; undefined: it is not given. */
export function readOne<T>(declared: Param<T>, text: string | undefined, { highLimits = false } = {}): Outcome<T> {
  const warned: Problem[] = [];
  const values = new Map(text === undefined ? [] : [['px', text]]);
  const request = {
    method: 'GET',
    ip: '192.0.2.1',
    secure: false,
    headers: {},
    query: { ...NO_FIELDS, values, names: [...values.keys()] },
    body: NO_FIELDS,
    bodyTooLarge: false,
  };
  const warn = (problem: Problem) => warned.push(problem);
  const reader = {
    request,
    now: NOW,
    chosenBy: '',
    highLimits: () => highLimits,
    tags: () => [],
    warn,
    warnMain: warn,
  };
  try {
    return { value: readParams(planOf({ x: declared }, 'p'), reader).x as T, warned };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { refused: error.problem.code, warned };
  }
}

/** The codes of what was warned of. */
export function codes({ warned }: Outcome<unknown>): readonly string[] {
  return warned.map(({ code }) => code);
}
