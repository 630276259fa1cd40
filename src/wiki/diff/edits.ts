import { diffArrays } from 'diff';

/** A run of items that stayed, or that others took the place of: of one side there may be none. */
export interface Edit {
  readonly kept: boolean;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** How many items may differ until no more is said than that all of them do: what is found costs the square of that. */
const MOST_CHANGES = 2000;

/** What became of items, in order; `same` says which are alike. */
export function editsOf(
  from: readonly string[],
  to: readonly string[],
  same: (one: string, other: string) => boolean = (one, other) => one === other,
): readonly Edit[] {
  let start = 0;
  while (start < from.length && start < to.length && same(from[start] ?? '', to[start] ?? '')) start += 1;
  let end = 0;
  const rest = Math.min(from.length, to.length) - start;
  while (end < rest && same(from.at(-1 - end) ?? '', to.at(-1 - end) ?? '')) end += 1;
  const [fromEnd, toEnd] = [from.length - end, to.length - end];
  const edits = [
    { kept: true, from: from.slice(0, start), to: to.slice(0, start) },
    ...between(from.slice(start, fromEnd), to.slice(start, toEnd), same),
    { kept: true, from: from.slice(fromEnd), to: to.slice(toEnd) },
  ];
  return raised(edits.filter((edit) => edit.from.length + edit.to.length > 0));
}

/** What was only added, or only removed, stands as early as it can: of lines that are alike the first is the new one. */
function raised(edits: readonly Edit[]): readonly Edit[] {
  const [before, edit, after] = edits;
  if (edits.length !== 3 || !before?.kept || !after?.kept || !edit || edit.kept) return edits;
  const side = edit.from.length === 0 ? 'to' : 'from';
  if (edit.from.length > 0 && edit.to.length > 0) return edits;
  let steps = 0;
  const all = [...before[side], ...edit[side]];
  while (steps < before[side].length && all.at(-1 - steps) === all[before[side].length - 1 - steps]) steps += 1;
  if (steps === 0) return edits;
  const stays = before[side].length - steps;
  const moved = all.slice(stays, stays + edit[side].length);
  const follow = all.slice(stays + edit[side].length);
  return [
    { kept: true, from: before.from.slice(0, stays), to: before.to.slice(0, stays) },
    { kept: false, from: [], to: [], [side]: moved },
    { kept: true, from: [...follow, ...after.from], to: [...follow, ...after.to] },
  ].filter(({ from, to }) => from.length + to.length > 0);
}

function between(
  from: readonly string[],
  to: readonly string[],
  same: (one: string, other: string) => boolean,
): readonly Edit[] {
  // From the new to the old: where both would do, what was added stands before what was removed.
  const found = diffArrays([...to], [...from], { comparator: same, maxEditLength: MOST_CHANGES });
  if (!found) return [{ kept: false, from, to }];
  const edits: Edit[] = [];
  let [at, other] = [0, 0];
  for (const { added: removed, removed: added, count } of found) {
    const edit = {
      kept: !added && !removed,
      from: added ? [] : from.slice(at, at + count),
      to: removed ? [] : to.slice(other, other + count),
    };
    at += edit.from.length;
    other += edit.to.length;
    const last = edits.at(-1);
    if (last && !last.kept && !edit.kept) {
      edits[edits.length - 1] = { kept: false, from: [...last.from, ...edit.from], to: [...last.to, ...edit.to] };
    } else edits.push(edit);
  }
  return edits;
}
