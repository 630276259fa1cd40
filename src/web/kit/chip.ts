import { type Html, html } from '../../lib/html.ts';

const LOOKS = {
  progressive: 'cdx-info-chip cdx-info-chip--progressive',
  plain: 'cdx-info-chip cdx-info-chip--subtle',
  error: 'cdx-info-chip cdx-info-chip--error',
} as const;

/** A word that marks something of a list, in the look of Codex. */
export function chip(text: string, look: keyof typeof LOOKS = 'plain'): Html {
  return html`<span class="${LOOKS[look]}"><span class="cdx-info-chip__text">${text}</span></span>`;
}
