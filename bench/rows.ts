import { median } from './stats.ts';

/** What one round measured of one row. */
export interface Sample {
  /** Requests a second. */
  readonly throughput: number;
  /** Microseconds of CPU time of the server, a request. */
  readonly cpu: number;
}

/** What is measured, and what was. */
export interface Row {
  readonly name: string;
  readonly samples: readonly Sample[];
}

/** How near one row comes to another: 1 is as good as it, more is better. */
export type Ratio = Sample;

/** The medians of a row. */
export function middle({ samples }: Row): Sample {
  return {
    throughput: median(samples.map(({ throughput }) => throughput)),
    cpu: median(samples.map(({ cpu }) => cpu)),
  };
}

/** Compares what each round measured of two rows, so that what slows a whole round down counts for both; gives the medians. */
export function ratio(row: Row, limit: Row): Ratio {
  const rounds = row.samples.map((sample, round) => [sample, limit.samples[round] ?? sample] as const);
  return {
    throughput: median(rounds.map(([ours, theirs]) => ours.throughput / theirs.throughput)),
    cpu: median(rounds.map(([ours, theirs]) => theirs.cpu / ours.cpu)),
  };
}
