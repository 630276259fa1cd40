import { type Message, message } from '../../i18n/message.ts';
import { Html } from '../../lib/html.ts';
import type { Module } from '../module.ts';

/** What a module is called at the top of its help. */
export function headingOf({ group, name, prefix }: Module): Message {
  if (group === 'main') return message('api-help-main-header');
  return message(prefix === '' ? 'api-help-module-header' : 'api-help-module-header-prefix', group, name, prefix);
}

/** The element of a heading; HTML has no deeper one than the sixth. */
export function headingTag(level: number): Html {
  return new Html(`h${Math.min(level, 6)}`);
}
