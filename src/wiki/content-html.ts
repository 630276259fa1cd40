import { escapeText } from '../lib/escape.ts';
import type { Read, Written } from './wikitext.ts';

const NOTHING: Read = {
  redirect: null,
  ...{ links: [], categories: new Map(), templates: [], files: [], externalLinks: [], headings: [] },
  ...{ hasContents: false, properties: new Map() },
};

/** How content that is no wikitext is shown, whatever it says as wikitext. Its HTML is made only if it is asked for. */
export function contentHtml(text: string, model: string, said: Read = NOTHING): Written {
  const html = async () => (model === 'json' ? ofJson(text) : ofCode(text, model));
  return { ...said, headings: [], hasContents: false, linked: [], html };
}

const CLASSES: { readonly [model: string]: string } = { css: 'mw-code mw-css', javascript: 'mw-code mw-js' };

function ofCode(text: string, model: string): string {
  const kind = CLASSES[model];
  return kind === undefined
    ? `<pre>${escapeText(text)}</pre>`
    : `<pre class="${kind}" dir="ltr">${escapeText(text)}\n</pre>\n`;
}

function ofJson(text: string): string {
  try {
    return `<div class="noresize">${table([['', JSON.parse(text)]], false)}</div>`;
  } catch {
    return ofCode(text, 'text');
  }
}

/** How deep objects are shown as tables. */
const MOST_DEEP = 50;

function table(rows: readonly (readonly [string, unknown])[], named: boolean, depth = 0): string {
  const [first] = rows;
  if (!named && first && typeof first[1] === 'object' && first[1] !== null) return ofObject(first[1], depth);
  const cells = rows.map(
    ([name, value]) => `<tr>${named ? `<th><span>${escapeText(name)}</span></th>` : ''}${cell(value, depth)}</tr>`,
  );
  return `<table class="mw-json"><tbody>${cells.join('')}</tbody></table>`;
}

function ofObject(value: object, depth: number): string {
  const rows = Object.entries(value);
  if (rows.length === 0)
    return '<table class="mw-json"><tbody><tr><td class="mw-json-empty"></td></tr></tbody></table>';
  if (!Array.isArray(value)) return table(rows, true, depth);
  const cells = rows.map(([, one]) => `<tr>${cell(one, depth)}</tr>`);
  return `<table class="mw-json"><tbody>${cells.join('\n')}</tbody></table>`;
}

function cell(value: unknown, depth: number): string {
  if (typeof value === 'object' && value !== null && depth < MOST_DEEP) return `<td>${ofObject(value, depth + 1)}</td>`;
  return `<td class="mw-json-value">${escapeText(typeof value === 'string' ? `"${value}"` : JSON.stringify(value))}</td>`;
}
