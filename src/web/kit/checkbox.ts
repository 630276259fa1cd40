import { type Html, html } from '../../lib/html.ts';

/** A box to tick. */
export interface Checkbox {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  /** It stays as it is, and no form carries it. */
  readonly fixed?: boolean;
}

/** A box to tick, in the look of Codex. Its id is its name. */
export function checkbox(box: Checkbox): Html {
  return html`<div class="cdx-field">${tick(box)}</div>
`;
}

/** Several boxes to tick that belong together. */
export function checkboxes(legend: string, help: string, boxes: readonly Checkbox[]): Html {
  return html`<fieldset class="cdx-field"><legend class="cdx-label"><span class="cdx-label__label"><span class="cdx-label__label__text">${legend}</span></span><span class="cdx-label__description">${help}</span></legend>
<div class="ticks">${boxes.map(tick)}</div>
</fieldset>
`;
}

function tick({ name, label, checked, fixed = false }: Checkbox): Html {
  return html`<div class="cdx-checkbox"><div class="cdx-checkbox__wrapper">
<input class="cdx-checkbox__input" type="checkbox" id="${name}" name="${name}" value="1"${checked ? html` checked` : undefined}${fixed ? html` disabled` : undefined}>
<span class="cdx-checkbox__icon"></span>
<div class="cdx-checkbox__label cdx-label"><label class="cdx-label__label" for="${name}"><span class="cdx-label__label__text">${label}</span></label></div>
</div></div>`;
}
