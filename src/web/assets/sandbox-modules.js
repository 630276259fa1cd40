/** What paraminfo told of a module, by its path. */
const known = new Map();
let namespaces;

/** Asks the API: `{ status, type, text }`. */
export async function ask(api, fields, posted = false) {
  const body = new URLSearchParams(fields);
  const response = await fetch(posted ? api : `${api}?${body}`, posted ? { method: 'POST', body } : {});
  return { status: response.status, type: response.headers.get('Content-Type') ?? '', text: await response.text() };
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
    shown.push({ ...module, by, fields: module.parameters.map((param) => ({ param, name: prefix + param.name })) });
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

/** The namespaces that can be chosen: `{ value, label }`. */
export async function namespacesOf(api) {
  if (namespaces !== undefined) return namespaces;
  const { query } = await askJson(api, { action: 'query', meta: 'siteinfo', siprop: 'namespaces' });
  namespaces = Object.values(query.namespaces)
    .filter(({ id }) => id >= 0)
    .map(({ id, name }) => ({ value: String(id), label: name === '' ? String(id) : `${id} (${name})` }));
  return namespaces;
}
