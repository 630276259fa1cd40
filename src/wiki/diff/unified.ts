import { hunksOf } from './hunks.ts';

/** The difference of two texts in unified format, in a row of a table with four columns; empty: there is none. */
export function diffUnified(from: string, to: string): string {
  const hunks = hunksOf(from, to).map((hunk) => {
    const counted = (side: 'from' | 'to') => hunk.edits.reduce((sum, edit) => sum + edit[side].length, 0);
    const lines = hunk.edits.flatMap(({ kept, from: old, to: now }) =>
      kept ? old.map((line) => ` ${line}`) : [...old.map((line) => `-${line}`), ...now.map((line) => `+${line}`)],
    );
    const head = `@@ -${hunk.from},${counted('from')} +${hunk.to},${counted('to')} @@`;
    return [head, ...lines].map((line) => `${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}\n`).join('');
  });
  return hunks.length === 0 ? '' : `<tr><td colspan="4"><pre>${hunks.join('')}</pre></td></tr>`;
}
