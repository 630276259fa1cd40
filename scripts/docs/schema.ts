import { paramInfo } from '../../src/api/describe/param-info.ts';
import { paramText, summaryOf } from '../../src/api/describe/texts.ts';
import type { Module } from '../../src/api/module.ts';
import type { Param } from '../../src/api/param/param.ts';
import { templateName } from '../../src/api/param/template.ts';
import type { Tree } from '../../src/api/result.ts';
import { message } from '../../src/i18n/message.ts';
import { inEnglish } from '../../src/i18n/texts.ts';

/** A JSON schema, or any other object of an OpenAPI document. */
export interface Schema {
  readonly [key: string]: unknown;
}

/** The parameters of a module as a schema. Those of a submodule are only required if it is chosen, which none can say. */
export function moduleSchema(module: Module): Schema {
  const { params, prefix, group } = module;
  const all = Object.entries(params);
  const templates = all.filter(([, { options }]) => options.templateVars);
  const plainOnes = all.filter(([, { options }]) => !options.templateVars);
  const required = all.filter(([, { options }]) => options.required).map(([name]) => prefix + name);
  return {
    description: plain(inEnglish(summaryOf(module))),
    type: 'object',
    properties: Object.fromEntries(plainOnes.map(([name, param]) => [prefix + name, paramSchema(module, name, param)])),
    ...(templates.length > 0 && {
      patternProperties: Object.fromEntries(templates.map(([name, param]) => templateSchema(module, name, param))),
    }),
    ...(group === 'action' && required.length > 0 && { required }),
  };
}

function paramSchema(module: Module, name: string, param: Param<unknown>): Schema {
  const info = paramInfo(param, false);
  const schema = valueSchema(info);
  return {
    description: plain(inEnglish(paramText(module, name, param))),
    ...schema,
    ...(info.default !== undefined && { default: schema.type === 'string' ? String(info.default) : info.default }),
    ...(info.deprecated === true && { deprecated: true }),
  };
}

/** A parameter that there is for each value of another: what its names look like, and its schema. */
function templateSchema(module: Module, name: string, param: Param<unknown>): readonly [pattern: string, Schema] {
  const { params, prefix } = module;
  const [[variable, of] = ['', '']] = Object.entries(param.options.templateVars ?? {});
  const title = prefix + templateName(name, param.options);
  const values = (params[of]?.type.values ?? []).map((value) => RegExp.escape(String(value)));
  const { description, ...schema } = paramSchema(module, name, param);
  const rule = plain(inEnglish(message('api-help-param-templated-var-first', variable, prefix + of)));
  return [
    `^${title.replace(`{${variable}}`, `(?:${values.join('|')})`)}$`,
    { title, description: `${description} ${rule}`, ...schema },
  ];
}

function valueSchema({ type, multi, allspecifier, min, max, highmax }: Tree): Schema {
  const values = Array.isArray(type) ? type.map(String) : [];
  if (multi === true) {
    const one = values.length > 0 ? `(?:${values.map((value) => RegExp.escape(value)).join('|')})` : '[^|]*';
    const all = typeof allspecifier === 'string' ? `|${RegExp.escape(allspecifier)}` : '';
    return values.length > 0 ? { type: 'string', pattern: `^(?:${one}(?:\\|${one})*${all})?$` } : { type: 'string' };
  }
  if (Array.isArray(type)) return values.length > 0 ? { enum: values } : { not: {} };
  switch (type) {
    case 'boolean':
      // It is true if it is given, whatever its value.
      return { const: true };
    case 'integer':
      return { type: 'integer', ...range(min, highmax ?? max) };
    case 'limit':
      return { anyOf: [{ const: 'max' }, { type: 'integer', ...range(min, highmax ?? max) }] };
    case 'password':
      return { type: 'string', format: 'password' };
    default:
      return { type: 'string' };
  }
}

function range(min: Tree[string], max: Tree[string]): Schema {
  return { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
}

/** A help text without its marks. */
export function plain(wikitext: string): string {
  return wikitext.replace(/<\/?(?:code|kbd|samp|var)>/g, '').replace(/\[\[[^\]|]*\|([^\]]+)\]\]/g, '$1');
}
