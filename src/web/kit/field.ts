import { type Html, html } from '../../lib/html.ts';

/** A field of one line. */
export interface TextField {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'email' | 'date';
  readonly value?: string;
  /** One sentence below it. */
  readonly help?: string;
  /** Stands beside the label of a field that may be left empty; any other must be filled in. */
  readonly optional?: string;
  /** What browsers fill in: see the HTML standard's autofill. */
  readonly autocomplete: string;
  readonly autofocus?: boolean;
  /** What it holds is typed from another device: digits first. */
  readonly isCode?: boolean;
  readonly maxLength?: number;
}

/** A labelled field of one line, in the look of Codex. Its id is its name. */
export function textField(field: TextField): Html {
  const { name, label, type = 'text', value, help, optional, autocomplete, autofocus, isCode, maxLength } = field;
  const helpId = `${name}-help`;
  const attributes = [
    optional === undefined ? html` required` : undefined,
    value === undefined || value === '' ? undefined : html` value="${value}"`,
    help === undefined ? undefined : html` aria-describedby="${helpId}"`,
    autofocus ? html` autofocus` : undefined,
    isCode ? html` inputmode="numeric"` : undefined,
    type === 'text' ? html` autocapitalize="off" spellcheck="false"` : undefined,
    maxLength === undefined ? undefined : html` maxlength="${maxLength}"`,
  ];
  return html`<div class="cdx-field">
<div class="cdx-label"><label class="cdx-label__label" for="${name}"><span class="cdx-label__label__text">${label}</span>${
    optional === undefined ? undefined : html` <span class="cdx-label__label__optional-flag">${optional}</span>`
  }</label></div>
<div class="cdx-field__control"><div class="cdx-text-input"><input class="cdx-text-input__input" id="${name}" name="${name}" type="${type}" dir="auto" autocomplete="${autocomplete}"${attributes}></div></div>
${help === undefined ? undefined : html`<div class="cdx-field__help-text" id="${helpId}">${help}</div>`}
</div>
`;
}
