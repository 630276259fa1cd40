import { type Html, html } from '../../lib/html.ts';

const LOOKS = {
  primary: 'cdx-button cdx-button--action-progressive cdx-button--weight-primary',
  normal: 'cdx-button',
  destructive: 'cdx-button cdx-button--action-destructive',
} as const;

/** What a button is beside its label. */
interface ButtonOptions {
  readonly look?: keyof typeof LOOKS;
  /** Tells which of a form's buttons it was. */
  readonly name?: string;
  /** Sends the form though its fields are not filled in. */
  readonly skipsFields?: true;
  /** What it is for whoever does not see where it stands. */
  readonly describedAs?: string;
}

/** A button that sends its form. */
export function button(label: string, { look = 'normal', name, skipsFields, describedAs }: ButtonOptions = {}): Html {
  const named = name === undefined ? undefined : html` name="${name}" value="1"`;
  const skips = skipsFields ? html` formnovalidate` : undefined;
  const described = describedAs === undefined ? undefined : html` aria-label="${describedAs}"`;
  return html`<button class="${LOOKS[look]}" type="submit"${named}${skips}${described}>${label}</button>`;
}
