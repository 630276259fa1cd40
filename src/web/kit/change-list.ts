import { type Html, html } from '../../lib/html.ts';
import type { Visit } from '../page.ts';
import { pager } from './pager.ts';

/** A part of a list of changes, the newest first, with the way to the part after it, which `next` names. */
export function changeList(
  { field, say, url }: Visit,
  title: string,
  { lines, next }: { readonly lines: readonly Html[]; readonly next: string | undefined },
): Html {
  if (lines.length === 0) return html`<p>${say('latchkey-nothing-there')}</p>`;
  const newest = field('from') && url(title);
  const older = next === undefined ? '' : url(title, { from: next });
  return html`<ul class="revisions">
${lines}</ul>
${pager({ say }, { newest, newer: '', older, oldest: '' })}<p class="aside">${say('latchkey-times-utc')}</p>`;
}
