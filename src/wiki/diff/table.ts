import { escapeText } from '../../lib/escape.ts';
import type { Edit } from './edits.ts';
import { hunksOf } from './hunks.ts';
import { wordDiff } from './words.ts';

const MARKER = '<td class="diff-marker"></td>';

/** The difference of two texts as the rows of a table with four columns; empty: there is none. `lineNumber` says "Line 5:". */
export function diffTable(from: string, to: string, lineNumber: (line: number) => string): string {
  return hunksOf(from, to)
    .map((hunk) => {
      const left = `<tr><td colspan="2" class="diff-lineno" id="mw-diff-left-l${hunk.from}">${escapeText(lineNumber(hunk.from))}</td>`;
      const right = `<td colspan="2" class="diff-lineno">${escapeText(lineNumber(hunk.to))}</td></tr>`;
      return `${left}\n${right}\n${hunk.edits.map(rows).join('')}`;
    })
    .join('');
}

function rows({ kept, from, to }: Edit): string {
  if (kept) return from.map(context).join('');
  if (from.length === 0) return to.map((line) => added(whole('ins', line))).join('');
  if (to.length === 0) return from.map((line) => deleted(whole('del', line))).join('');
  const lines = wordDiff(from, to);
  let html = '';
  for (let index = 0; index < Math.max(lines.from.length, lines.to.length); index += 1) {
    const [left, right] = [lines.from[index], lines.to[index]];
    if (right === undefined) html += deleted(left ?? '');
    else if (left === undefined) html += added(right);
    else html += row(deletedCell(left), addedCell(right));
  }
  return html;
}

function whole(tag: string, line: string): string {
  return `<${tag} class="diffchange">${escapeText(line)}</${tag}>`;
}

function context(line: string): string {
  const text = line === '' ? '<br>' : `<div>${escapeText(line)}</div>`;
  const cell = (side: string) => `${MARKER}<td class="diff-context diff-side-${side}">${text}</td>`;
  return row(cell('deleted'), cell('added'));
}

function deleted(html: string): string {
  return row(deletedCell(html), '<td colspan="2" class="diff-side-added"></td>');
}

function added(html: string): string {
  return row('<td colspan="2" class="diff-side-deleted"></td>', addedCell(html));
}

function deletedCell(html: string): string {
  return `<td class="diff-marker" data-marker="−"></td><td class="diff-deletedline diff-side-deleted"><div>${html}</div></td>`;
}

function addedCell(html: string): string {
  return `<td class="diff-marker" data-marker="+"></td><td class="diff-addedline diff-side-added"><div>${html}</div></td>`;
}

function row(left: string, right: string): string {
  return `<tr>${left}${right}</tr>\n`;
}
