import { type Html, html } from '../../lib/html.ts';

/** A field that takes several things, one a line. */
export interface LinesField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Sentences below it. */
  readonly help: string;
  readonly rows: number;
  /** Stands beside its label where it may be left empty. */
  readonly optional?: string;
}

/** A labelled field of several lines, in the look of Codex. Its id is its name. */
export function linesField({ name, label, value, help, rows, optional }: LinesField): Html {
  const required = optional === undefined ? html` required` : undefined;
  return html`<div class="cdx-field">
<div class="cdx-label"><label class="cdx-label__label" for="${name}"><span class="cdx-label__label__text">${label}</span>${
    optional === undefined ? undefined : html` <span class="cdx-label__label__optional-flag">${optional}</span>`
  }</label></div>
<div class="cdx-field__control"><div class="cdx-text-area"><textarea class="cdx-text-area__textarea" id="${name}" name="${name}" rows="${rows}" dir="auto" autocapitalize="off" spellcheck="false" aria-describedby="${name}-help"${required}>
${value}</textarea></div></div>
<div class="cdx-field__help-text" id="${name}-help">${help}</div>
</div>
`;
}
