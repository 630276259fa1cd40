// The API sandbox: a form made from what the modules tell of themselves, the request as it would be sent, and its answer.

const root = document.querySelector('#sandbox');
const api = root.dataset.api;
const texts = JSON.parse(root.dataset.texts);
const language = document.documentElement.lang;

/** What is asked: parameter → value. */
let asked = new Map(new URLSearchParams(location.hash.slice(1)));
if (!asked.has('action')) asked.set('action', 'query');
/** What paraminfo told of a module, by its path. */
const known = new Map();
/** The modules on the form. */
let shown = [];
let writtenAs = 'url';
/** Paths of the modules whose parameters are folded away, but those that matter. */
const closed = new Set(['main', 'query']);

const form = make('form', { class: 'sandbox-form' });
const preview = make('pre', { dir: 'ltr', tabindex: '0', class: 'sandbox-request' });
const outcome = make('div', { role: 'status', class: 'sandbox-answer' });
root.append(form, previewBox(), outcome);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
addEventListener('hashchange', () => {
  asked = new Map(new URLSearchParams(location.hash.slice(1)));
  draw();
});
draw();

/** An element with attributes and what is in it; text stays text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

async function ask(fields, posted = false) {
  const body = new URLSearchParams(fields);
  const response = await fetch(posted ? api : `${api}?${body}`, posted ? { method: 'POST', body } : {});
  return { status: response.status, text: await response.text() };
}

/** Reads what modules tell of themselves, if it is not known yet. */
async function learn(paths) {
  const wanted = paths.filter((path) => !known.has(path));
  if (wanted.length === 0) return;
  const fields = { action: 'paraminfo', modules: wanted.join('|'), helpformat: 'html', uselang: language };
  const { text } = await ask({ ...fields, format: 'json', formatversion: '2' });
  for (const module of JSON.parse(text).paraminfo.modules) known.set(module.path, module);
}

/** The main module, and the modules that are chosen by parameters, in turn. */
async function chosen() {
  const paths = ['main'];
  for (let index = 0; index < paths.length; index += 1) {
    await learn([paths[index]]);
    const module = known.get(paths[index]);
    for (const param of module?.parameters ?? []) {
      if (!param.submodules || param.submoduleparamprefix || param.name === 'format') continue;
      const value = asked.get(module.prefix + param.name) ?? param.default ?? '';
      for (const one of String(value).split('|')) if (param.submodules[one]) paths.push(param.submodules[one]);
    }
  }
  return paths.flatMap((path) => known.get(path) ?? []);
}

async function draw() {
  shown = await chosen();
  const focused = document.activeElement?.id;
  form.replaceChildren(
    ...shown.map(moduleBox),
    make(
      'div',
      { class: 'actions' },
      make(
        'button',
        { type: 'submit', class: 'cdx-button cdx-button--action-progressive cdx-button--weight-primary' },
        texts.send,
      ),
    ),
  );
  if (focused) document.getElementById(focused)?.focus();
  tell();
}

function moduleBox(module) {
  const isMain = module.path === 'main';
  const fields = module.parameters.map((param) => ({ param, name: module.prefix + param.name }));
  const first = ({ param, name }) =>
    isMain ? name === 'action' : param.required || param.submodules || asked.has(name);
  const more = fields.filter((one) => !first(one));
  const box = make('section', { 'aria-label': module.path });
  if (!isMain) box.append(make('h2', { dir: 'ltr' }, module.path), make('p', {}, plain(module.description)));
  box.append(...fields.filter(first).map(fieldOf));
  if (more.length > 0) {
    const details = make(
      'details',
      { open: !closed.has(module.path) },
      make('summary', {}, texts.more),
      ...more.map(fieldOf),
    );
    details.addEventListener('toggle', () => closed[details.open ? 'delete' : 'add'](module.path));
    box.append(details);
  }
  return box;
}

/** The text of a piece of HTML. */
function plain(html) {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent.trim();
}

function fieldOf({ param, name }) {
  const flag = param.required ? [make('span', { class: 'cdx-label__label__optional-flag' }, ` ${texts.required}`)] : [];
  const title = [make('bdi', { class: 'cdx-label__label__text', dir: 'ltr' }, name), ...flag];
  // What each value means can be read in the help.
  const help = make(
    'div',
    { class: 'cdx-field__help-text', id: `help-${name}` },
    plain(param.description).split('\n')[0],
  );
  if (Array.isArray(param.type) && param.multi && param.type.length <= 60) {
    const legend = make('legend', { class: 'cdx-label' }, make('span', { class: 'cdx-label__label' }, ...title));
    return make('fieldset', { class: 'cdx-field' }, legend, chips(param, name), help);
  }
  if (param.type === 'boolean')
    return make(
      'div',
      { class: 'cdx-field' },
      tick(name, name, asked.has(name), (on) => set(name, on ? '1' : undefined)),
      help,
    );
  const label = make('label', { class: 'cdx-label__label', for: `param-${name}` }, ...title);
  return make('div', { class: 'cdx-field' }, make('div', { class: 'cdx-label' }, label), control(param, name), help);
}

/** The values of a list, each to be switched on and off. */
function chips(param, name) {
  const on = new Set((asked.get(name) ?? '').split('|').filter((value) => value !== ''));
  const boxes = param.type.map((value) =>
    tick(`${name}-${value}`, value, on.has(value), (isOn) => {
      if (isOn) on.add(value);
      else on.delete(value);
      set(name, on.size > 0 ? [...on].join('|') : undefined, param.submodules);
    }),
  );
  return make('div', { class: 'sandbox-chips', dir: 'ltr' }, ...boxes);
}

function tick(id, label, checked, changed) {
  const box = make('input', { type: 'checkbox', class: 'cdx-checkbox__input', id: `param-${id}`, checked });
  box.addEventListener('change', () => changed(box.checked));
  const text = make('span', { class: 'cdx-label__label__text' }, label);
  const named = make('label', { class: 'cdx-label__label', for: `param-${id}` }, text);
  const shape = [
    box,
    make('span', { class: 'cdx-checkbox__icon' }),
    make('div', { class: 'cdx-checkbox__label cdx-label' }, named),
  ];
  return make('div', { class: 'cdx-checkbox' }, make('div', { class: 'cdx-checkbox__wrapper' }, ...shape));
}

function control(param, name) {
  const described = { id: `param-${name}`, 'aria-describedby': `help-${name}`, dir: 'ltr' };
  if (Array.isArray(param.type) && !param.multi) {
    const options = param.type.map((value) =>
      make('option', { value, selected: value === (asked.get(name) ?? param.default) }, value),
    );
    const none = param.default === undefined ? [make('option', { value: '' }, '')] : [];
    const select = make('select', { ...described, class: 'cdx-select' }, ...none, ...options);
    select.addEventListener('change', () => set(name, select.value || undefined, param.submodules));
    return select;
  }
  const isLong = param.type === 'text';
  const type = param.type === 'password' ? 'password' : 'text';
  const input = make(isLong ? 'textarea' : 'input', {
    ...described,
    ...(isLong ? { rows: '4' } : { type }),
    class: isLong ? 'cdx-text-area__textarea' : 'cdx-text-input__input',
    autocomplete: 'off',
    spellcheck: 'false',
    inputmode: param.type === 'integer' ? 'numeric' : undefined,
    placeholder: param.tokentype ? texts.token : String(param.default ?? ''),
  });
  input.value = param.tokentype ? '' : (asked.get(name) ?? '');
  if (param.tokentype) asked.delete(name);
  input.addEventListener('input', () => set(name, input.value || undefined));
  return make('div', { class: isLong ? 'cdx-text-area' : 'cdx-text-input' }, input);
}

function set(name, value, redraws) {
  if (value === undefined) asked.delete(name);
  else asked.set(name, value);
  if (redraws) draw();
  else tell();
}

/** Parameters of the modules that are on the form, as they are to be sent. */
function fields(secrets) {
  const params = shown.flatMap((module) =>
    module.parameters.map((param) => ({ ...param, name: module.prefix + param.name })),
  );
  const isSent = ({ name, sensitive }) => asked.has(name) && (secrets || !sensitive);
  const sent = Object.fromEntries(params.filter(isSent).map(({ name }) => [name, asked.get(name)]));
  const action = asked.get('action') ?? 'query';
  return { ...sent, action, format: asked.get('format') ?? 'json' };
}

function isPosted() {
  return shown.some(
    (module) =>
      module.mustbeposted ||
      module.parameters.some((param) => param.sensitive && asked.has(module.prefix + param.name)),
  );
}

/** The parameters that take a token, with its type. */
function tokens() {
  return shown.flatMap((module) =>
    module.parameters
      .filter((param) => param.tokentype)
      .map((param) => ({ name: module.prefix + param.name, type: param.tokentype })),
  );
}

/** Shows the request, and keeps it in the address, without what is secret. */
function tell() {
  history.replaceState(null, '', `#${new URLSearchParams(fields(false))}`);
  const placeholders = Object.fromEntries(tokens().map(({ name }) => [name, asked.get(name) ?? 'TOKEN']));
  preview.textContent = FORMS[writtenAs]({ ...fields(false), ...placeholders }, isPosted());
}

const FORMS = {
  url: (sent, posted) => {
    const query = new URLSearchParams(sent);
    return posted ? `POST ${root.dataset.url}\n\n${query}` : `GET ${root.dataset.url}?${query}`;
  },
  json: (sent) => JSON.stringify(sent, null, 2),
  curl: (sent, posted) => {
    const data = Object.entries(sent).map(([name, value]) => ` \\\n  --data-urlencode ${quoted(`${name}=${value}`)}`);
    return `curl -b cookies -c cookies ${posted ? '' : '-G '}${quoted(root.dataset.url)}${data.join('')}`;
  },
  python: (sent, posted) =>
    `import requests\n\nsession = requests.Session()\nanswer = session.${posted ? 'post' : 'get'}(\n    ${JSON.stringify(root.dataset.url)},\n    ${posted ? 'data' : 'params'}=${indented(sent)},\n)\nprint(answer.json())`,
  javascript: (sent, posted) =>
    posted
      ? `const body = new URLSearchParams(${JSON.stringify(sent, null, 2)});\nconst answer = await fetch(${JSON.stringify(root.dataset.url)}, { method: 'POST', body });\nconsole.log(await answer.json());`
      : `const query = new URLSearchParams(${JSON.stringify(sent, null, 2)});\nconst answer = await fetch(\`${root.dataset.url}?\${query}\`);\nconsole.log(await answer.json());`,
  php: (sent, posted) => {
    const list = Object.entries(sent).map(([name, value]) => `    ${phpQuoted(name)} => ${phpQuoted(value)},`);
    const query = `$fields = http_build_query([\n${list.join('\n')}\n]);\n`;
    return posted
      ? `<?php\n${query}$curl = curl_init(${phpQuoted(root.dataset.url)});\ncurl_setopt_array($curl, [CURLOPT_POSTFIELDS => $fields, CURLOPT_COOKIEFILE => 'cookies', CURLOPT_COOKIEJAR => 'cookies']);\ncurl_exec($curl);`
      : `<?php\n${query}echo file_get_contents(${phpQuoted(`${root.dataset.url}?`)} . $fields);`;
  },
};

function indented(sent) {
  return JSON.stringify(sent, null, 4).replaceAll('\n', '\n    ');
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function phpQuoted(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function previewBox() {
  const names = { url: 'URL', json: 'JSON', curl: 'curl', python: 'Python', javascript: 'JavaScript', php: 'PHP' };
  const options = Object.entries(names).map(([value, name]) => make('option', { value }, name));
  const select = make('select', { id: 'written-as', class: 'cdx-select' }, ...options);
  select.addEventListener('change', () => {
    writtenAs = select.value;
    tell();
  });
  const label = make('label', { for: 'written-as', class: 'cdx-label__label' }, texts.as);
  return make(
    'section',
    { 'aria-label': texts.request },
    make('h2', {}, texts.request),
    make('p', {}, label, ' ', select),
    preview,
  );
}

async function tokenOf(type) {
  const { text } = await ask({ action: 'query', meta: 'tokens', type, format: 'json', formatversion: '2' });
  return JSON.parse(text).query.tokens[`${type}token`];
}

/** Sends the request with fresh tokens, and once more if one was refused. */
async function send(more = {}) {
  outcome.replaceChildren(make('p', {}, texts.sending));
  const began = performance.now();
  let answer;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const fresh = {};
    for (const { name, type } of tokens()) if (!asked.has(name)) fresh[name] = await tokenOf(type);
    answer = await ask({ ...fields(true), ...fresh, ...more }, isPosted());
    if (!/"code":\s*"badtoken"/.test(answer.text)) break;
    for (const { name } of tokens()) asked.delete(name);
  }
  show(answer, Math.round(performance.now() - began));
}

function show({ status, text }, took) {
  const data = parsed(text);
  const pre = make(
    'pre',
    { dir: 'ltr', tabindex: '0' },
    ...(data === undefined ? [text] : coloured(JSON.stringify(data, null, 2))),
  );
  const parts = [make('h2', {}, texts.answer), make('p', { class: 'subtle' }, `HTTP ${status}, ${took} ms`), pre];
  if (data?.continue) {
    const button = make('button', { type: 'button', class: 'cdx-button' }, texts.goOn);
    button.addEventListener('click', () => send(data.continue));
    parts.push(button);
  }
  outcome.replaceChildren(...parts);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON in parts, each in the colour of its kind. */
function coloured(json) {
  return json.split(/("(?:[^"\\]|\\.)*"(?::)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?)/g).map((part, index) => {
    if (index % 2 === 0) return part;
    const kind = part.endsWith(':') ? 'key' : part.startsWith('"') ? 'text' : 'value';
    return make('span', { class: `json-${kind}` }, part);
  });
}
