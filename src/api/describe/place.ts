import type { Language } from '../../i18n/language.ts';
import type { Module } from '../module.ts';
import type { Address } from '../wiki.ts';
import type { HelpLink } from './wikitext.ts';

/** How texts of modules are told: in a language, with links to the help of others. */
export interface Voice {
  readonly language: Language;
  readonly link: HelpLink;
}

/** What the parts of a help page need to know of it. */
export interface Place extends Voice {
  readonly main: Module;
  readonly address: Address;
}
