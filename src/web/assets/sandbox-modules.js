/** What paraminfo told of a module, by its path. */
const known = new Map();
let namespaces;

/** Asks the API: `{ status, text }`. */
export async function ask(api, fields, posted = false) {
  const body = new URLSearchParams(fields);
  const response = await fetch(posted ? api : `${api}?${body}`, posted ? { method: 'POST', body } : {});
  return { status: response.status, text: await response.text() };
}

/** Asks the API for what it tells in JSON. */
export async function askJson(api, fields) {
  const { text } = await ask(api, { ...fields, format: 'json', formatversion: '2' });
  return JSON.parse(text);
}

/** Reads what modules tell of themselves, if it is not known yet. */
async function learn(api, paths) {
  const wanted = paths.filter((path) => !known.has(path));
  if (wanted.length === 0) return;
  const about = { modules: wanted.join('|'), helpformat: 'html', uselang: document.documentElement.lang };
  const { paraminfo } = await askJson(api, { action: 'paraminfo', ...about });
  for (const module of paraminfo.modules) known.set(module.path, module);
}

/**
 * The modules that are asked: the main one, and those that are chosen by parameters, in turn. Each with its `prefix` as it is
 * here (a generator has one more) and its `fields`, `{ param, name }`.
 */
export async function modulesAsked(api, asked) {
  const steps = [{ path: 'main', more: '', by: '' }];
  const shown = [];
  for (const { path, more, by } of steps) {
    await learn(api, [path]);
    const module = known.get(path);
    if (module === undefined) continue;
    const prefix = more + module.prefix;
    shown.push({ ...module, by, fields: fieldsOf(module, prefix, asked) });
    for (const param of module.parameters.filter(({ submodules }) => submodules)) {
      const name = prefix + param.name;
      for (const value of (asked.get(name) ?? String(param.default ?? '')).split('|')) {
        const inner = Object.hasOwn(param.submodules, value) ? param.submodules[value] : undefined;
        const extra = param.submoduleparamprefix ?? '';
        if (inner) steps.push({ path: inner, more: extra, by: extra === '' ? '' : `${name}=${value}` });
      }
    }
  }
  // How the answer is printed comes after what is asked.
  return [...shown.filter(({ group }) => group !== 'format'), ...shown.filter(({ group }) => group === 'format')];
}

/** The parameters of a module; one that is a template stands for each value of another. */
function fieldsOf({ parameters, templatedparameters = [] }, prefix, asked) {
  const templated = templatedparameters.flatMap((param) => {
    let names = [param.name];
    for (const [variable, target] of Object.entries(param.templatevars)) {
      const values = (asked.get(prefix + target) ?? '').split('|').filter((value) => value !== '');
      names = names.flatMap((name) => values.map((value) => name.replace(`{${variable}}`, value)));
    }
    return names.map((name) => ({ param, name: prefix + name }));
  });
  const makesOthers = (name) =>
    templatedparameters.some(({ templatevars }) => Object.values(templatevars).includes(name));
  const plain = parameters.map((param) => ({
    param: makesOthers(param.name) ? { ...param, redraws: true } : param,
    name: prefix + param.name,
  }));
  return [...plain, ...templated];
}

/** The namespaces that can be chosen: `{ value, label }`. */
export async function namespacesOf(api) {
  if (namespaces !== undefined) return namespaces;
  const { query } = await askJson(api, { action: 'query', meta: 'siteinfo', siprop: 'namespaces' });
  namespaces = Object.values(query.namespaces)
    .filter(({ id }) => id >= 0)
    .map(({ id, name }) => ({ value: String(id), label: name === '' ? String(id) : `${id} (${name})` }));
  return namespaces;
}
