import type { Figure, Finding } from './figure.ts';
import type { Result } from './results.ts';

const INTRODUCTION = `# What was tried to break it, and what came of it

Made by \`npm run torture -- --docs\` from [guarantees.json](guarantees.json), which only runs of the figures write
(\`--keep\`): do not edit. Each figure has a command of its own that repeats it with the same seed; a run ends with an
error if a target is missed. Small runs of all of them are part of \`.ci/run\`.

A harness that finds nothing proves something only if it would find it: where a figure says so, it is first pointed at a
store or a disk that is broken on purpose, or at a real MediaWiki (\`ORACLE_URL\`), and must find the fault there.
`;

/** The page of all figures, from what was kept of their runs. */
export function document(figures: readonly Figure[], results: ReadonlyMap<string, Result>): string {
  const rows = figures.map((figure) => overview(figure, results.get(figure.id)));
  const head = '| figure | shows | run | result |\n| --- | --- | --- | --- |';
  return `${[INTRODUCTION, `${head}\n${rows.join('\n')}\n`, ...figures.map((figure) => section(figure, results.get(figure.id)))].join('\n')}`;
}

function overview({ id, shows, unit }: Figure, result: Result | undefined): string {
  const run = result ? `${result.count.toLocaleString('en')} ${unit}` : 'no run kept yet';
  const verdict = result ? (result.findings.every(({ met }) => met) ? 'targets met' : 'TARGET MISSED') : '';
  return `| [${id}](#${id.toLowerCase()}) | ${shows} | ${run} | ${verdict} |`;
}

function section({ id, shows, how, unit, counts }: Figure, result: Result | undefined): string {
  const full = counts.full.toLocaleString('en');
  const about = `## ${id}\n\n${shows}.\n\n${how.replaceAll(/\s+/g, ' ').trim()}\n`;
  if (!result) return `${about}\nA full run: ${full} ${unit}; none is kept yet. \`npm run torture -- ${id} --full\`\n`;
  const { count, seed, date, seconds, machine, mediawiki, command, findings } = result;
  const beside = mediawiki ? ', beside a real MediaWiki' : '';
  const run = `${count.toLocaleString('en')} ${unit} on ${date}, in ${duration(seconds)}, seed ${seed}${beside}; ${machine}. A full run has ${full}.`;
  const rows = findings.map(row).join('\n');
  return `${about}\n${run}\n\n    ${command}\n\n| what | number | target |\n| --- | --- | --- |\n${rows}\n`;
}

function row({ what, value, target, met }: Finding): string {
  return `| ${what} | ${typeof value === 'number' ? value.toLocaleString('en') : value} | ${target ?? ''}${met ? '' : ' **missed**'} |`;
}

function duration(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
