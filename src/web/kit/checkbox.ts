import { type Html, html } from '../../lib/html.ts';

/** A box to tick, in the look of Codex. Its id is its name. */
export function checkbox({ name, label, checked }: { name: string; label: string; checked: boolean }): Html {
  return html`<div class="cdx-field"><div class="cdx-checkbox"><div class="cdx-checkbox__wrapper">
<input class="cdx-checkbox__input" type="checkbox" id="${name}" name="${name}" value="1"${checked ? html` checked` : undefined}>
<span class="cdx-checkbox__icon"></span>
<div class="cdx-checkbox__label cdx-label"><label class="cdx-label__label" for="${name}"><span class="cdx-label__label__text">${label}</span></label></div>
</div></div></div>
`;
}
