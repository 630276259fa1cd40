import { type Html, html } from '../../lib/html.ts';

/** A field of several lines. */
export interface LinesField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Sentences below it. */
  readonly help?: string;
  readonly rows: number;
  /** Stands beside its label where it may be left empty. */
  readonly optional?: string;
  /** It holds the text of a page, which may be empty, rather than things, one a line. */
  readonly isSource?: true;
  readonly readOnly?: true;
}

/** A labelled field of several lines, in the look of Codex. Its id is its name. */
export function linesField(field: LinesField): Html {
  const { name, label, value, help, rows, optional, isSource, readOnly } = field;
  const attributes = [
    isSource
      ? html` spellcheck="true" class="cdx-text-area__textarea source"`
      : html` autocapitalize="off" spellcheck="false" class="cdx-text-area__textarea"`,
    help === undefined ? undefined : html` aria-describedby="${name}-help"`,
    optional === undefined && !isSource ? html` required` : undefined,
    readOnly ? html` readonly` : undefined,
  ];
  return html`<div class="cdx-field">
<div class="cdx-label"><label class="cdx-label__label" for="${name}"><span class="cdx-label__label__text">${label}</span>${
    optional === undefined ? undefined : html` <span class="cdx-label__label__optional-flag">${optional}</span>`
  }</label></div>
<div class="cdx-field__control"><div class="cdx-text-area"><textarea id="${name}" name="${name}" rows="${rows}" dir="auto"${attributes}>
${value}</textarea></div></div>
${help === undefined ? undefined : html`<div class="cdx-field__help-text" id="${name}-help">${help}</div>`}
</div>
`;
}
