import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plot } from './plot.ts';
import { type Results, shownTarget, shownValue } from './results.ts';

const docs = (file: string) => join(import.meta.dirname, '../docs', file);
const [BEGIN, END] = ['<!-- figures: npm run bench -- --write -->', '<!-- /figures -->'];

/** Puts the table into docs/performance.md, between its marks, and draws the plot beside it. */
export function write(results: Results): void {
  const text = readFileSync(docs('performance.md'), 'utf8');
  const [before, after] = [text.slice(0, text.indexOf(BEGIN)), text.slice(text.indexOf(END))];
  writeFileSync(docs('performance.md'), `${before}${BEGIN}\n\n${table(results)}\n\n${after}`);
  writeFileSync(docs('performance.svg'), plot(results));
}

function table({ machine, load, parts }: Results): string {
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
    ...rows,
    '',
    `${machine.cpu}, ${machine.cores} cores, Node ${machine.node.slice(1)}; ${held}; load average ${load.toFixed(0)}. ${when.join('; ')}.`,
    '',
    '![CPU time of a request, by server](performance.svg)',
  ].join('\n');
}
