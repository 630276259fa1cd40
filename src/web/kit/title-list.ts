import { type Html, html } from '../../lib/html.ts';
import type { Visit } from '../page.ts';

/** Pages by their titles, each with the way to it. */
export function titleList({ url }: Pick<Visit, 'url'>, pages: readonly { readonly title: string }[]): Html {
  const items = pages.map(
    ({ title }) => html`<li><a href="${url(title)}"><bdi>${title}</bdi></a></li>
`,
  );
  return html`<ul class="titles">
${items}</ul>`;
}
