import { button, make } from './sandbox-dom.js';

/** What stands between values of which one has a | in it, and before the first. */
const SEPARATOR = '\u001f';

/** The values of a parameter that takes several. */
export function splitValues(text) {
  if (text.startsWith(SEPARATOR)) return text.slice(1).split(SEPARATOR);
  return text === '' ? [] : text.split('|');
}

/** Several values as one text. */
export function joinValues(values) {
  return values.some((value) => value.includes('|')) ? SEPARATOR + values.join(SEPARATOR) : values.join('|');
}

/**
 * A field of several values, each a chip: they are typed or chosen from a list, and taken away by their buttons or with the
 * key that deletes backwards. `options`: what can be chosen, `{ value, label }`; `changed` gets all values.
 */
export function chipInput({ id, name, describedBy, values, options, texts, changed }) {
  const chosen = [...values];
  let active = -1;
  const list = make('ul', { class: 'sandbox-values', 'aria-label': name });
  const said = make('span', { class: 'cdx-chip-input__aria-status', role: 'status' });
  const box = make('ul', { class: 'cdx-menu__listbox', role: 'listbox', id: `${id}-menu`, 'aria-label': name });
  const menu = make('div', { class: 'cdx-menu', hidden: true }, box);
  const combobox = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': box.id, 'aria-autocomplete': 'list' };
  const input = make('input', {
    id,
    class: 'cdx-chip-input__input',
    'aria-describedby': describedBy,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    placeholder: texts.add,
    ...(options.length > 0 && combobox),
  });
  const chips = make('div', { class: 'cdx-chip-input__chips' }, list, input);
  const whole = make('div', { class: 'cdx-chip-input', dir: 'ltr' }, chips, said, menu);
  drawChips();

  function drawChips() {
    list.replaceChildren(
      ...chosen.map((value) => {
        const text = make('span', { class: 'cdx-input-chip__text' }, labelOf(value));
        const attributes = {
          class: 'cdx-button cdx-button--weight-quiet cdx-button--icon-only cdx-input-chip__button',
          'aria-label': texts.remove.replace('$1', labelOf(value)),
        };
        return make(
          'li',
          { class: 'cdx-input-chip' },
          text,
          button('×', () => remove(value), attributes),
        );
      }),
    );
  }

  function labelOf(value) {
    return options.find((one) => one.value === value)?.label ?? value;
  }

  function add(text) {
    const fresh = splitValues(text).filter((value) => value !== '' && !chosen.includes(value));
    chosen.push(...fresh);
    input.value = '';
    close();
    drawChips();
    if (fresh.length > 0) tell(texts.added, fresh);
  }

  function remove(value) {
    chosen.splice(chosen.indexOf(value), 1);
    drawChips();
    input.focus();
    close();
    tell(texts.removed, [value]);
  }

  function tell(text, changes) {
    said.textContent = text.replace('$1', changes.map(labelOf).join(', '));
    changed(chosen.length > 0 ? joinValues(chosen) : undefined);
  }

  /** The values that are not chosen yet and hold what is typed. */
  function open() {
    const typed = input.value.toLowerCase();
    const left = options.filter(({ value, label }) => !chosen.includes(value) && label.toLowerCase().includes(typed));
    active = -1;
    box.replaceChildren(
      ...left.map(({ value, label }, index) => {
        const item = make('li', { class: 'cdx-menu-item', role: 'option', id: `${id}-option-${index}` }, label);
        // Before the field loses the focus, and with it the menu goes.
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          add(joinValues([value]));
        });
        item.dataset.value = value;
        return item;
      }),
    );
    menu.hidden = left.length === 0;
    input.setAttribute('aria-expanded', String(left.length > 0));
    input.removeAttribute('aria-activedescendant');
  }

  function close() {
    if (options.length === 0) return;
    menu.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function move(step) {
    if (options.length > 0 && menu.hidden) open();
    const items = [...box.children];
    if (items.length === 0) return false;
    active = active < 0 ? (step > 0 ? 0 : items.length - 1) : (active + step + items.length) % items.length;
    for (const [index, item] of items.entries()) {
      item.classList.toggle('cdx-menu-item--highlighted', index === active);
      item.setAttribute('aria-selected', String(index === active));
    }
    items[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', items[active].id);
    return true;
  }

  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape() {
      const isOpen = !menu.hidden;
      close();
      return isOpen;
    },
    Enter() {
      const typed = input.value.trim();
      const isOption = options.some(({ value }) => value === typed);
      // What is typed stands for the first of the list that holds it.
      const item = box.children[active] ?? (typed !== '' && !isOption && !menu.hidden ? box.children[0] : undefined);
      if (item) add(joinValues([item.dataset.value]));
      else if (typed !== '') add(typed);
      else return false;
      return true;
    },
    Backspace() {
      const last = chosen.at(-1);
      if (input.value !== '' || last === undefined) return false;
      remove(last);
      return true;
    },
  };
  input.addEventListener('keydown', (event) => {
    if (!event.isComposing && KEYS[event.key]?.()) event.preventDefault();
  });
  input.addEventListener('input', () => {
    if (input.value.includes('|')) add(input.value);
    else if (options.length > 0) open();
  });
  input.addEventListener('click', () => options.length > 0 && open());
  input.addEventListener('focus', () => whole.classList.add('cdx-chip-input--focused'));
  input.addEventListener('blur', () => {
    whole.classList.remove('cdx-chip-input--focused');
    close();
    // What was typed and not taken is meant, too.
    if (input.value.trim() !== '') add(input.value.trim());
  });
  return whole;
}
