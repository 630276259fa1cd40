import { escapeHtml } from '../lib/escape.ts';
import type { SearchPhrase } from '../store/search.ts';

/** Lines that are shown, and characters around what was found in each. */
const LINES = 2;
const AROUND = 75;

/** The first lines of a text that have something of what was looked for, as HTML in which it is marked. */
export function snippetOf(text: string, phrases: readonly SearchPhrase[]): string {
  const found = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${phrases.map(patternOf).join('|')})`, 'giu');
  const told: string[] = [];
  for (const line of text.split('\n')) {
    const last = told.length < LINES ? [...line.matchAll(found)].at(-1) : undefined;
    if (last) told.push(`${marked(around(line, last), found)}\n`);
  }
  return told.join('');
}

/** How many words a text has: sequences of letters of ASCII, apostrophes and hyphens. */
export function countWords(text: string): number {
  return text.replace(/^['-]+/, '').match(/[A-Za-z'-]+/g)?.length ?? 0;
}

function patternOf({ words, isPrefix }: SearchPhrase): string {
  return RegExp.escape(words) + (isPrefix ? '' : '(?![\\p{L}\\p{N}_])');
}

function around(line: string, { index, 0: { length } }: RegExpExecArray): string {
  const before = [...line.slice(0, index)];
  const after = [...line.slice(index + length)].slice(0, AROUND + 1).join('');
  const shortened = `...${before.slice(-AROUND).join('').trimStart()}`;
  const isShorter = before.length > AROUND && [...shortened].length < before.length;
  return (isShorter ? shortened : before.join('')) + line.slice(index, index + length) + after;
}

function marked(line: string, found: RegExp): string {
  let at = 0;
  let html = '';
  for (const { 0: words, index } of line.matchAll(found)) {
    html += `${escapeHtml(line.slice(at, index))}<span class="searchmatch">${escapeHtml(words)}</span>`;
    at = index + words.length;
  }
  return html + escapeHtml(line.slice(at));
}
