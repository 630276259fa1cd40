import { type Html, html } from '../../lib/html.ts';

const LOOKS = {
  error: 'cdx-message cdx-message--block cdx-message--error',
  success: 'cdx-message cdx-message--block cdx-message--success',
  notice: 'cdx-message cdx-message--block cdx-message--notice',
} as const;

/** Something to be told before anything else; a screen reader says an error at once. */
export function notice(look: keyof typeof LOOKS, texts: readonly (string | Html)[]): Html {
  const role = look === 'error' ? 'alert' : 'status';
  const lines = texts.map((text) => html`<p>${text}</p>`);
  return html`<div class="${LOOKS[look]}" role="${role}"><span class="cdx-message__icon"></span><div class="cdx-message__content">${lines}</div></div>
`;
}
