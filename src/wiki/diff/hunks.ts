import { type Edit, editsOf } from './edits.ts';

/** Edits that stand together, with the lines around them; lines are counted from 1. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly edits: readonly Edit[];
}

/** How many lines that stayed are shown on each side. */
const AROUND = 2;

/** What became of the lines of a text: nothing if it stayed as it was. */
export function hunksOf(from: string, to: string): readonly Hunk[] {
  if (from === to) return [];
  const hunks: { from: number; to: number; edits: Edit[] }[] = [];
  let [line, other] = [1, 1];
  let open: { from: number; to: number; edits: Edit[] } | undefined;
  const edits = editsOf(from.split('\n'), to.split('\n'));
  for (const [index, edit] of edits.entries()) {
    if (!edit.kept) {
      open ??= { from: line, to: other, edits: [] };
      open.edits.push(edit);
    } else {
      const isLast = index === edits.length - 1;
      if (open && edit.from.length <= 2 * AROUND) open.edits.push(edit);
      else {
        if (open) {
          open.edits.push(partOf(edit, 0, AROUND));
          hunks.push(open);
        }
        const shown = isLast ? 0 : Math.min(AROUND, edit.from.length);
        const skipped = edit.from.length - shown;
        open = isLast
          ? undefined
          : { from: line + skipped, to: other + skipped, edits: shown > 0 ? [partOf(edit, skipped)] : [] };
      }
    }
    line += edit.from.length;
    other += edit.to.length;
  }
  return open ? [...hunks, open] : hunks;
}

function partOf({ from, to }: Edit, start: number, end?: number): Edit {
  return { kept: true, from: from.slice(start, end), to: to.slice(start, end) };
}
