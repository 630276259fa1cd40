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
export function pager({ say }: Pick<Visit, 'say'>, links: PagerLinks): Html | undefined {
  const items = (['newest', 'newer', 'older', 'oldest'] as const).map((name) => {
    const text = say(`pager-${name}`);
    return html`<li>${links[name] === '' ? html`<span class="subtle">${text}</span>` : html`<a href="${links[name]}">${text}</a>`}</li>
`;
  });
  if (Object.values(links).every((link) => link === '')) return undefined;
  return html`<nav class="pager" aria-label="${say('pager')}"><ul>
${items}</ul></nav>
`;
}
