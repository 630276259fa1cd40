import type { Module } from '../module.ts';
import type { Address } from '../wiki.ts';
import type { HelpLink } from './wikitext.ts';

/** What the parts of a help page need to know of it. */
export interface Place {
  readonly main: Module;
  readonly address: Address;
  readonly link: HelpLink;
}
