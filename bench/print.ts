import type { Ratio, Row } from './rows.ts';
import { middle } from './rows.ts';
import type { Start } from './start.ts';

/** The medians as lines of a table. */
export function rowLines(rows: readonly Row[]): string[] {
  const lines = rows.map((row) => {
    const { throughput, cpu } = middle(row);
    return `${row.name.padEnd(28)}${throughput.toFixed(0).padStart(12)}${cpu.toFixed(1).padStart(16)}`;
  });
  return [`${'medians'.padEnd(28)}${'requests/s'.padStart(12)}${'CPU us/request'.padStart(16)}`, ...lines];
}

/** The ratios as lines of a table. */
export function ratioLines(ratios: readonly Ratio[]): string[] {
  const lines = ratios.map(
    ({ name, throughput, cpu }) =>
      `${name.padEnd(40)}${throughput.toFixed(2).padStart(14)}${cpu.toFixed(2).padStart(8)}`,
  );
  return [
    `${'ratios (1 = as good, more is better)'.padEnd(40)}${'by throughput'.padStart(14)}${'by CPU'.padStart(8)}`,
    ...lines,
  ];
}

/** The times of the starts as lines of a table. */
export function startLines(starts: readonly Start[]): string[] {
  const lines = starts.map(({ name, ms }) => `${name.padEnd(28)}${ms === null ? 'not built' : `${ms.toFixed(0)} ms`}`);
  return ['exec of node to first answer', ...lines];
}
