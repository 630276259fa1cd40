import { type Html, html } from '../../lib/html.ts';

const LOOKS = {
  primary: 'cdx-button cdx-button--action-progressive cdx-button--weight-primary',
  destructive: 'cdx-button cdx-button--action-destructive cdx-button--weight-primary',
  normal: 'cdx-button',
} as const;

/** A button that sends its form, with a value of its own if it has a name. */
export function button(
  label: string,
  { look = 'normal', name, value }: { look?: keyof typeof LOOKS; name?: string; value?: string } = {},
): Html {
  const named = name === undefined ? undefined : html` name="${name}" value="${value ?? '1'}"`;
  return html`<button class="${LOOKS[look]}" type="submit"${named}>${label}</button>`;
}
