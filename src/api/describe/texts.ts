import { type Message, message } from '../../i18n/message.ts';
import { hasText } from '../../i18n/texts.ts';
import type { Module } from '../module.ts';
import type { Param } from '../param/param.ts';
import { modulesOf } from '../param/submodule.ts';

// Which texts say what a module is, by MediaWiki's rules for their keys and for what goes into them.

/** What a module is, in one sentence. */
export function summaryOf(module: Module): Message {
  return about(module, message(`apihelp-${module.path}-summary`));
}

/** What more there is to say of it, if there is more. */
export function extendedDescriptionOf(module: Module): Message {
  return about(module, message(`apihelp-${module.path}-extended-description`));
}

/** What its parameters are that no declaration names, if it has such. */
export function dynamicParametersOf(module: Module): Message | undefined {
  return module.dynamicParameters ? about(module, message(`apihelp-${module.path}-dynamic-parameters`)) : undefined;
}

/** What each example shows, by the query string. */
export function examplesOf(module: Module): readonly (readonly [query: string, text: Message])[] {
  return [...module.examples].map(([query, text]) => [query, about(module, text)]);
}

/** What a parameter is for. */
export function paramText({ path, prefix, name: module }: Module, name: string, { options }: Param<unknown>): Message {
  const { key, params } = options.message ?? message(`apihelp-${path}-param-${name}`);
  return message(key, ...params, prefix, name, module, path);
}

/** What a parameter is only there for, by the name that it gives this. */
export function infoText({ path, prefix }: Module, info: string): Message {
  return message(`apihelp-${path}-paraminfo-${info}`, { num: 0 }, '', prefix);
}

/** What one of a parameter's values means. */
export interface ValueText {
  /** The value; one that chooses a module is a link to its help. */
  readonly value: string;
  readonly text: Message;
}

/** What a parameter's values mean, where they have texts of their own. */
export function valueTexts(module: Module, name: string, param: Param<unknown>): readonly ValueText[] {
  const modules = modulesOf(param);
  if (modules.length > 0) return modules.map((one) => ({ value: linkTo(one), text: summaryOf(one) }));
  const { key, params } = paramText(module, name, param);
  const values = (param.type.values ?? []).map(String);
  return values
    .map((value) => ({ value, text: message(`${key.replace('-param-', '-paramvalue-')}-${value}`, ...params, value) }))
    .filter(({ text }) => hasText(text.key));
}

function linkTo({ path, name }: Module): string {
  return `[[Special:ApiHelp/${path}|${name}]]`;
}

function about({ prefix, name, path }: Module, { key, params }: Message): Message {
  return message(key, ...params, prefix, name, path);
}
