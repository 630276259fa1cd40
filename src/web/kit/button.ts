import { type Html, html } from '../../lib/html.ts';

const LOOKS = {
  primary: 'cdx-button cdx-button--action-progressive cdx-button--weight-primary',
  normal: 'cdx-button',
} as const;

/** What a button is beside its label. */
interface ButtonOptions {
  readonly look?: keyof typeof LOOKS;
  /** Tells which of a form's buttons it was. */
  readonly name?: string;
  /** Sends the form though its fields are not filled in. */
  readonly skipsFields?: true;
}

/** A button that sends its form. */
export function button(label: string, { look = 'normal', name, skipsFields }: ButtonOptions = {}): Html {
  const named = name === undefined ? undefined : html` name="${name}" value="1"`;
  const skips = skipsFields ? html` formnovalidate` : undefined;
  return html`<button class="${LOOKS[look]}" type="submit"${named}${skips}>${label}</button>`;
}
