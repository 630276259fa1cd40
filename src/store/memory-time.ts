import type { TimeSpan } from './time-span.ts';

interface Timed {
  readonly timestamp: number;
  readonly id: number;
}

/** The rows of a span of time, in its order. */
export function inTime<Row extends Timed>(rows: Iterable<Row>, span: TimeSpan & { readonly limit: number }): Row[] {
  const { from = -Infinity, to = Infinity, newer = false, at, limit } = span;
  const way = newer ? 1 : -1;
  const order = (one: Timed, other: Timed) => way * (one.timestamp - other.timestamp || one.id - other.id);
  return [...rows]
    .filter(({ timestamp }) => timestamp >= from && timestamp <= to)
    .filter((row) => at === undefined || order(row, at) >= 0)
    .sort(order)
    .slice(0, limit);
}
