import { type Html, html } from '../../lib/html.ts';

/** A link that says where it leads and what for, in the look of Codex. */
export function card(url: string, title: string, description: string): Html {
  return html`<a class="cdx-card cdx-card--is-link" href="${url}"><span class="cdx-card__text"><span class="cdx-card__text__title">${title}</span><span class="cdx-card__text__description">${description}</span></span></a>
`;
}
