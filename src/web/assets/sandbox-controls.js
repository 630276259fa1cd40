import { chipInput, splitValues } from './sandbox-chips.js';
import { button, make } from './sandbox-dom.js';

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z$/;

/**
 * The control that fits a parameter. `field`: `{ param, name, value, namespaces, texts, set }`; `set` gets the value as it is
 * to be sent, or undefined.
 */
export function control(field) {
  const { param, name } = field;
  const described = { id: `param-${name}`, 'aria-describedby': `help-${name}`, dir: 'ltr' };
  if (param.multi) return several(field);
  if (Array.isArray(param.type) || param.type === 'namespace') return select(field, described);
  if (param.type === 'timestamp') return time(field, described);
  return typed(field, described);
}

/** A box to tick, with its label. */
export function tick(name, checked, set) {
  const id = `param-${name}`;
  const box = make('input', {
    type: 'checkbox',
    class: 'cdx-checkbox__input',
    id,
    checked,
    'aria-describedby': `help-${name}`,
  });
  box.addEventListener('change', () => set(box.checked ? '1' : undefined));
  const text = make('span', { class: 'cdx-label__label__text', dir: 'ltr' }, name);
  const label = make('label', { class: 'cdx-label__label', for: id }, text);
  return make(
    'div',
    { class: 'cdx-checkbox' },
    make(
      'div',
      { class: 'cdx-checkbox__wrapper' },
      box,
      make('span', { class: 'cdx-checkbox__icon' }),
      make('div', { class: 'cdx-checkbox__label cdx-label' }, label),
    ),
  );
}

function optionsOf({ param, namespaces, texts }) {
  const listed = Array.isArray(param.type) ? param.type : [];
  const values = param.type === 'namespace' ? namespaces : listed.map((value) => ({ value, label: value }));
  const all =
    param.allspecifier && param.multi
      ? [{ value: param.allspecifier, label: `${param.allspecifier} (${texts.all})` }]
      : [];
  return [...all, ...values.filter(({ value }) => value !== '')];
}

function several(field) {
  const { name, value, texts, set } = field;
  const about = { id: `param-${name}`, name, describedBy: `help-${name}`, texts, changed: set };
  return chipInput({ ...about, values: splitValues(value ?? ''), options: optionsOf(field) });
}

function select(field, described) {
  const { param, value, set } = field;
  const now = value ?? String(param.default ?? '');
  const known = optionsOf(field);
  const odd = now !== '' && !known.some((one) => one.value === now) ? [{ value: now, label: now }] : [];
  const none = param.default === undefined ? [{ value: '', label: '' }] : [];
  const options = [...none, ...known, ...odd].map((one) =>
    make('option', { value: one.value, selected: one.value === now }, one.label),
  );
  const element = make('select', { ...described, class: 'cdx-select' }, ...options);
  element.addEventListener('change', () => set(element.value || undefined));
  return element;
}

function time(field, described) {
  const { value, texts, set } = field;
  if (value !== undefined && !ISO_TIME.test(value)) return typed(field, described);
  const input = make('input', { ...described, type: 'datetime-local', step: '1', class: 'cdx-text-input__input' });
  input.value = value?.slice(0, -1) ?? '';
  const tell = () =>
    set(input.value === '' ? undefined : `${input.value.length === 16 ? `${input.value}:00` : input.value}Z`);
  input.addEventListener('input', tell);
  const now = button(texts.now, () => {
    input.value = new Date().toISOString().slice(0, 19);
    tell();
  });
  return make('div', { class: 'sandbox-beside' }, make('div', { class: 'cdx-text-input' }, input), 'UTC', now);
}

function typed({ param, name, value, texts, set }, described) {
  const isLong = param.type === 'text';
  const isNumber = param.type === 'integer';
  const isSecret = param.type === 'password' || param.secret;
  const input = make(isLong ? 'textarea' : 'input', {
    ...described,
    ...(isLong ? { rows: '4' } : { type: isSecret ? 'password' : isNumber ? 'number' : 'text' }),
    ...(isNumber && param.enforcerange && { min: param.min, max: param.max }),
    class: isLong ? 'cdx-text-area__textarea' : 'cdx-text-input__input',
    autocomplete: isSecret ? 'new-password' : 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    inputmode: param.type === 'limit' ? 'numeric' : undefined,
    placeholder: param.tokentype ? texts.token : String(param.default ?? ''),
  });
  input.value = value ?? '';
  input.addEventListener('input', () => set(input.value || undefined));
  const box = make('div', { class: isLong ? 'cdx-text-area' : 'cdx-text-input' }, input);
  if (param.type !== 'limit') return box;
  const most = button(
    'max',
    () => {
      input.value = 'max';
      set('max');
    },
    { 'aria-label': `${name}: max` },
  );
  return make('div', { class: 'sandbox-beside', dir: 'ltr' }, box, most);
}
