import { type Html, html } from '../../lib/html.ts';
import type { Visit } from '../page.ts';

/** Addresses of other parts of a list in the order of times; empty: there is nothing there. */
export interface PagerLinks {
  readonly newest: string;
  readonly newer: string;
  readonly older: string;
  readonly oldest: string;
}

/** The way through a list that is longer than a page; nothing where it is not. */
export function pager({ say }: Pick<Visit, 'say'>, { newest, newer, older, oldest }: PagerLinks): Html | undefined {
  const item = (link: string, text: string) => html`<li>${
    link === '' ? html`<span class="subtle">${text}</span>` : html`<a href="${link}">${text}</a>`
  }</li>
`;
  if (newest + newer + older + oldest === '') return undefined;
  return html`<nav class="pager" aria-label="${say('pager')}"><ul>
${item(newest, say('pager-newest'))}${item(newer, say('pager-newer'))}${item(older, say('pager-older'))}${item(oldest, say('pager-oldest'))}</ul></nav>
`;
}
