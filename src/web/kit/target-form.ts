import { type Html, html } from '../../lib/html.ts';
import type { Visit } from '../page.ts';
import { button } from './button.ts';
import { textField } from './field.ts';
import { searchForm } from './form.ts';

/** The longest title or name that fits. */
const MOST_LETTERS = 255;

/** A form that asks whose or what it is that a page tells of: a name, in `target`. */
export function targetForm(
  { say, url }: Pick<Visit, 'say' | 'url'>,
  title: string,
  { label, value }: { readonly label: string; readonly value: string },
): Html {
  const named = textField({ name: 'target', label, value, autocomplete: 'off', maxLength: MOST_LETTERS });
  return searchForm(
    url(title),
    html`${named}
<div class="actions">${button(say('latchkey-show'))}</div>`,
  );
}
