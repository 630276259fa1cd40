// The API sandbox: a form made from what the modules tell of themselves, the request as it would be sent, and its answer.

import { answerParts } from './sandbox-answer.js';
import { WRITTEN } from './sandbox-code.js';
import { control, tick } from './sandbox-controls.js';
import { button, make, plain } from './sandbox-dom.js';
import { ask, askJson, modulesAsked, namespacesOf } from './sandbox-modules.js';

const root = document.querySelector('#sandbox');
const { api, url } = root.dataset;
const texts = JSON.parse(root.dataset.texts);

/** Names of parameters that no module declares and that hold a secret all the same. */
const SECRET = /password|token|secret/i;

/** What is asked: parameter → value. */
let asked = askedByAddress();
/** The modules on the form. */
let shown = [];
let namespaces = [];
/** Names of parameters that were added by hand: modules may take some that they do not declare. */
const added = new Set();
let writtenAs = 'url';
/** How often the form was drawn. */
let draws = 0;
/** Paths of the modules whose parameters are folded away, but those that matter. */
const closed = new Set(['main', 'query', 'json', 'php', 'xml']);
/** What the modules that are folded away altogether are called. */
const folded = new Set();

const form = make('form', { class: 'sandbox-form' });
const preview = make('pre', { dir: 'ltr', tabindex: '0', class: 'sandbox-request' });
const outcome = make('div', { role: 'status', class: 'sandbox-answer' });
root.append(form, previewBox(), outcome);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
addEventListener('hashchange', () => {
  asked = askedByAddress();
  added.clear();
  draw();
});
draw();

function askedByAddress() {
  const fields = new Map(new URLSearchParams(location.hash.slice(1)));
  if (!fields.has('action')) fields.set('action', 'query');
  if (!fields.has('format')) fields.set('format', 'json').set('formatversion', fields.get('formatversion') ?? '2');
  return fields;
}

async function draw() {
  draws += 1;
  const own = draws;
  const modules = await modulesAsked(api, asked);
  // Something else was chosen meanwhile: that is drawn.
  if (own !== draws) return;
  shown = modules;
  if (fieldsShown().some(({ param }) => param.type === 'namespace')) namespaces = await namespacesOf(api);
  const declared = new Set(fieldsShown().map(({ name }) => name));
  for (const name of asked.keys()) if (!declared.has(name)) added.add(name);
  const focused = document.activeElement?.id;
  const look = { type: 'submit', class: 'cdx-button cdx-button--action-progressive cdx-button--weight-primary' };
  const clear = button(texts.clear, () => {
    location.hash = `#action=${encodeURIComponent(asked.get('action'))}`;
  });
  form.replaceChildren(
    ...shown.map(moduleBox),
    otherBox(),
    make('div', { class: 'actions sandbox-actions' }, make('button', look, texts.send), clear),
  );
  if (focused) document.getElementById(focused)?.focus();
  tell();
}

function fieldsShown() {
  return shown.flatMap(({ fields }) => fields);
}

function moduleBox(module) {
  const isMain = module.path === 'main';
  const first = ({ param, name }) =>
    isMain
      ? name === 'action' || name === 'format'
      : param.required || (param.submodules && !param.deprecated) || asked.has(name);
  const more = module.fields.filter((one) => !first(one));
  const title = module.by || module.path;
  const parts = module.fields.filter(first).map(fieldOf);
  if (more.length > 0) parts.push(foldable(closed, module.path, make('summary', {}, texts.more), more.map(fieldOf)));
  if (module.examples?.length > 0) parts.push(exampleList(module.examples));
  if (isMain) return make('section', { 'aria-label': title }, ...parts);
  const heading = make('h2', {}, make('bdi', { dir: 'ltr' }, title));
  const summary = make('summary', { class: 'sandbox-heading' }, heading);
  const about = make('p', {}, plain(module.description));
  return make('section', { 'aria-label': title }, foldable(folded, title, summary, [about, ...parts]));
}

/** Something that can be folded away, and stays so when the form is drawn again. */
function foldable(away, name, summary, parts) {
  const details = make('details', { open: !away.has(name) }, summary, ...parts);
  details.addEventListener('toggle', () => away[details.open ? 'delete' : 'add'](name));
  return details;
}

function exampleList(examples) {
  const items = examples.map(({ query, description }) =>
    make('li', {}, make('a', { href: `#${query}`, dir: 'auto' }, plain(description))),
  );
  return make('details', {}, make('summary', {}, texts.examples), make('ul', {}, ...items));
}

function fieldOf({ param, name }) {
  const flags = [param.required && texts.required, param.deprecated && texts.deprecated].filter(Boolean);
  const flag = flags.map((text) => make('span', { class: 'cdx-label__label__optional-flag' }, ` ${text}`));
  // What each value means can be read in the help.
  const help = make(
    'div',
    { class: 'cdx-field__help-text', id: `help-${name}` },
    [plain(param.description ?? '').split('\n')[0], rangeOf(param)].filter(Boolean).join(' '),
  );
  const change = (value) => set(name, value, param.submodules);
  if (param.type === 'boolean') return make('div', { class: 'cdx-field' }, tick(name, asked.has(name), change), help);
  if (param.tokentype) asked.delete(name);
  const text = make('bdi', { class: 'cdx-label__label__text', dir: 'ltr' }, name);
  const label = make('label', { class: 'cdx-label__label', for: `param-${name}` }, text, ...flag);
  const made = control({ param, name, value: asked.get(name), namespaces, texts, set: change });
  return make('div', { class: 'cdx-field' }, make('div', { class: 'cdx-label' }, label), made, help);
}

function rangeOf({ type, min, max }) {
  if (type !== 'integer' && type !== 'limit') return '';
  if (min === undefined && max === undefined) return '';
  return `(${min ?? '…'}–${max ?? '…'})`;
}

/** Parameters that no module declares, and the way to add one. */
function otherBox() {
  const fields = [...added].map((name) => fieldOf({ name, param: { type: 'string', secret: SECRET.test(name) } }));
  const input = make('input', {
    id: 'other-name',
    class: 'cdx-text-input__input',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const add = () => {
    if (input.value.trim() === '') return;
    added.add(input.value.trim());
    draw().then(() => document.getElementById(`param-${input.value.trim()}`)?.focus());
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  });
  const label = make('label', { for: 'other-name', class: 'cdx-label__label' }, texts.other);
  const beside = make(
    'div',
    { class: 'sandbox-beside' },
    make('div', { class: 'cdx-text-input' }, input),
    button(texts.addOther, add),
  );
  return make(
    'div',
    {},
    ...fields,
    make('div', { class: 'cdx-field' }, make('div', { class: 'cdx-label' }, label), beside),
  );
}

function set(name, value, redraws) {
  if (value === undefined) asked.delete(name);
  else asked.set(name, value);
  if (redraws) draw();
  else tell();
}

/** What is sent, in the order of the form; without what is secret where it is shown. */
function fields(secrets) {
  const all = [
    ...fieldsShown().map(({ param, name }) => ({ name, secret: param.sensitive })),
    ...[...added].map((name) => ({ name, secret: SECRET.test(name) })),
  ];
  const sent = all.filter(({ name, secret }) => asked.has(name) && (secrets || !secret));
  return Object.fromEntries(sent.map(({ name }) => [name, asked.get(name)]));
}

function isPosted() {
  const isSecret = ({ param, name }) => param.sensitive && asked.has(name);
  return (
    shown.some(({ mustbeposted }) => mustbeposted) ||
    fieldsShown().some(isSecret) ||
    [...added].some((name) => SECRET.test(name) && asked.has(name))
  );
}

/** The parameters that take a token, with its type. */
function tokens() {
  return fieldsShown().flatMap(({ param, name }) => (param.tokentype ? [{ name, type: param.tokentype }] : []));
}

/** Shows the request, and keeps it in the address, without what is secret. */
function tell() {
  history.replaceState(null, '', `#${new URLSearchParams(fields(false))}`);
  const placeholders = Object.fromEntries(tokens().map(({ name }) => [name, asked.get(name) ?? 'TOKEN']));
  preview.textContent = WRITTEN[writtenAs].write(url, { ...fields(false), ...placeholders }, isPosted());
}

function previewBox() {
  const options = Object.entries(WRITTEN).map(([value, { name }]) => make('option', { value }, name));
  const select = make('select', { id: 'written-as', class: 'cdx-select' }, ...options);
  select.addEventListener('change', () => {
    writtenAs = select.value;
    tell();
  });
  const label = make('label', { for: 'written-as', class: 'cdx-label__label' }, texts.as);
  const choice = make('p', {}, label, ' ', select);
  return make('section', { 'aria-label': texts.request }, make('h2', {}, texts.request), choice, preview);
}

async function tokenOf(type) {
  const { query } = await askJson(api, { action: 'query', meta: 'tokens', type });
  return query.tokens[`${type}token`];
}

/** Sends the request with fresh tokens, and once more if one was refused. */
async function send(more = {}) {
  outcome.replaceChildren(make('p', {}, texts.sending));
  const began = performance.now();
  try {
    let answer = await sendOnce(more);
    if (/"code":\s*"badtoken"/.test(answer.text)) {
      for (const { name } of tokens()) asked.delete(name);
      answer = await sendOnce(more);
    }
    const took = Math.round(performance.now() - began);
    outcome.replaceChildren(...answerParts({ ...answer, took }, texts, send));
    if (isPosted()) await tellWhoIsLoggedIn();
  } catch (error) {
    outcome.replaceChildren(make('p', {}, String(error)));
  }
}

/** Puts what this page says now of who is logged in where it said so before. */
async function tellWhoIsLoggedIn() {
  const response = await fetch(location.pathname + location.search);
  const now = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('.personal');
  if (now) document.querySelector('.personal').replaceWith(now);
}

async function sendOnce(more) {
  const fresh = {};
  for (const { name, type } of tokens()) if (!asked.has(name)) fresh[name] = await tokenOf(type);
  return ask(api, { ...fields(true), ...fresh, ...more }, isPosted());
}
