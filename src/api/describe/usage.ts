import { type Message, type MessageParam, message } from '../../i18n/message.ts';
import type { Module } from '../module.ts';
import { allSpecifier, limitsOf } from '../param/multi.ts';
import type { Param } from '../param/param.ts';
import type { Tree } from '../result.ts';
import { paramInfo } from './param-info.ts';
import { infoText } from './texts.ts';

/** How a parameter of a module is used, one sentence a rule, in MediaWiki's order. */
export function usageOf(module: Module, { type, options }: Param<unknown>): readonly Message[] {
  const { required, sensitive, multi, templateVars = {} } = options;
  const info = paramInfo({ type, options }, false);
  return [
    ...(options.info === undefined ? [] : [infoText(module, options.info)]),
    ...(required ? [message('api-help-param-required')] : []),
    ...Object.entries(templateVars).map(([name, of]) =>
      message('api-help-param-templated-var-first', name, module.prefix + of),
    ),
    ...(sensitive ? [message('api-help-param-sensitive')] : []),
    ...typeUsage(info, multi !== undefined),
    ...(multi ? multiUsage(multi === true ? {} : multi, info) : []),
    ...rangeUsage(info),
    ...defaultUsage(info.default),
  ];
}

function typeUsage({ type, subtypes }: Tree, multi: boolean): readonly Message[] {
  if (Array.isArray(type)) {
    if (type.length === 0) return [message('api-help-param-list-empty')];
    return [message(multi ? 'api-help-param-list-multi' : 'api-help-param-list', type)];
  }
  if (type === 'string') return [];
  const kinds = Array.isArray(subtypes) ? [message('api-help-param-user-kinds', subtypes as string[])] : [];
  return [message('api-help-param-type', String(type)), ...kinds];
}

function multiUsage(how: Parameters<typeof limitsOf>[0], { type }: Tree): readonly Message[] {
  const { low, high } = limitsOf(how);
  const all = allSpecifier(how);
  const few = Array.isArray(type) && type.length <= low;
  return [
    ...(Array.isArray(type) ? [] : [message('api-help-param-multi-separate')]),
    ...(few ? [] : [message(high > low ? 'api-help-param-multi-max' : 'api-help-param-multi-max-simple', low, high)]),
    ...(all === undefined ? [] : [message('api-help-param-multi-all', all)]),
  ];
}

function rangeUsage({ min, max, highmax }: Tree): readonly Message[] {
  const said = (name: string, value: MessageParam | Tree[string]) =>
    value === undefined ? [] : [message(`api-help-param-${name}`, value as number)];
  return [...said('min', min), ...said('max', max), ...said('highmax', highmax)];
}

function defaultUsage(value: Tree[string]): readonly Message[] {
  if (value === undefined) return [];
  return [value === '' ? message('api-help-param-default-empty') : message('api-help-param-default', String(value))];
}
