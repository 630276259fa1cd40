import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plot } from './plot.ts';
import { type Results, shownTarget, shownValue } from './results.ts';

const docs = (file: string) => join(import.meta.dirname, '../docs', file);
const [BEGIN, END] = ['<!-- figures: npm run bench -- --write -->', '<!-- /figures -->'];

/** Puts the table into docs/performance.md, between its marks, where the parts that were not measured keep their rows, and draws the plot beside it. */
export function write(results: Results): void {
  const text = readFileSync(docs('performance.md'), 'utf8');
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  const kept = keptOf(text.slice(start, end), Object.keys(results.parts));
  writeFileSync(
    docs('performance.md'),
    `${text.slice(0, start)}${BEGIN}\n\n${table(results, kept)}\n\n${text.slice(end)}`,
  );
  if (results.parts.ratio) writeFileSync(docs('performance.svg'), plot(results));
}

interface Kept {
  readonly rows: readonly string[];
  /** When the parts were measured, and how. */
  readonly when: readonly string[];
}

/** What a table tells of parts that were not measured now. */
function keptOf(before: string, measured: readonly string[]): Kept {
  const isKept = (part: string | undefined) => part !== undefined && !measured.includes(part);
  const rows = before.split('\n').filter((line) => isKept(/\| `(\w+)` \|$/.exec(line)?.[1]));
  const when = [...before.matchAll(/(\w+): \d{4}-\d\d-\d\d, \d+ rounds of [\d.]+ s/g)];
  return { rows, when: when.filter(([, part]) => isKept(part)).map(([one]) => one) };
}

function table({ machine, load, parts }: Results, kept: Kept): string {
  const rows = Object.entries(parts).flatMap(([part, { figures }]) =>
    figures.map((figure) => `| ${figure.name} | ${shownValue(figure)} | ${shownTarget(figure)} | \`${part}\` |`),
  );
  const when = Object.entries(parts).map(
    ([part, { date, rounds, seconds }]) => `${part}: ${date}, ${rounds} rounds of ${seconds} s`,
  );
  const held = machine.pinned ? 'server and load held to a core each' : 'server and load not held to cores';
  return [
    '| figure | median | target | part |',
    '| --- | --- | --- | --- |',
    ...kept.rows,
    ...rows,
    '',
    `${machine.cpu}, ${machine.cores} cores, Node ${machine.node.slice(1)}; ${held}; load average ${load.toFixed(0)}. ${[...kept.when, ...when].join('; ')}.`,
    '',
    '![CPU time of a request, by server](performance.svg)',
  ].join('\n');
}
