import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Finding } from './figure.ts';

/** A run of a figure, as it is kept. */
export interface Result {
  readonly id: string;
  readonly count: number;
  readonly seed: number;
  /** Day, in ISO 8601. */
  readonly date: string;
  readonly seconds: number;
  readonly machine: string;
  /** Whether a real MediaWiki stood beside it. */
  readonly mediawiki: boolean;
  readonly command: string;
  readonly findings: readonly Finding[];
}

const file = new URL('../docs/guarantees.json', import.meta.url);

/** The kept run of every figure that has one. */
export function readResults(): ReadonlyMap<string, Result> {
  if (!existsSync(file)) return new Map();
  const results = JSON.parse(readFileSync(file, 'utf8')) as Result[];
  return new Map(results.map((result) => [result.id, result]));
}

/** Keeps a run in place of the figure's one before. */
export function keepResult(result: Result): void {
  const kept = new Map(readResults());
  kept.set(result.id, result);
  const sorted = [...kept.values()].sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
