import { diffArrays } from 'diff';

/** Lines that may be added and removed at most: what it takes to find them rises with the square of their number. */
const MOST_CHANGED = 1000;

/** What became of some lines of a text; where `start` is `end`, lines were added there. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * A text with what another changed of the one that both began from. undefined: both changed the same lines, or lines side by
 * side, or more than can be looked through.
 */
export function merge(mine: string, base: string, theirs: string): string | undefined {
  if (mine === theirs || base === theirs) return mine;
  if (mine === base) return theirs;
  const [ours, old, other] = [mine, base, theirs].map(linesOf) as [string[], string[], string[]];
  const [one, two] = [hunks(old, ours), hunks(old, other)];
  if (!one || !two) return undefined;
  const more = two.filter((hunk) => !one.some((known) => isSame(known, hunk)));
  if (more.some((hunk) => one.some((known) => known.start <= hunk.end && hunk.start <= known.end))) return undefined;
  const merged: (readonly string[])[] = [];
  let at = 0;
  for (const { start, end, lines } of [...one, ...more].sort((first, second) => first.start - second.start)) {
    merged.push(old.slice(at, start), lines);
    at = end;
  }
  return [...merged, old.slice(at)].flat().join('\n');
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

function hunks(old: readonly string[], changed: readonly string[]): readonly Hunk[] | undefined {
  const parts = diffArrays([...old], [...changed], { maxEditLength: MOST_CHANGED });
  if (!parts) return undefined;
  const found: Hunk[] = [];
  let [at, start] = [0, 0];
  let lines: string[] = [];
  for (const { value, added, removed } of [...parts, { value: [], added: false, removed: false }]) {
    if (added) lines.push(...value);
    else if (removed) at += value.length;
    else {
      if (at > start || lines.length > 0) found.push({ start, end: at, lines });
      at += value.length;
      start = at;
      lines = [];
    }
  }
  return found;
}

function isSame(one: Hunk, other: Hunk): boolean {
  const isThere = one.start === other.start && one.end === other.end && one.lines.length === other.lines.length;
  return isThere && one.lines.every((line, index) => line === other.lines[index]);
}
