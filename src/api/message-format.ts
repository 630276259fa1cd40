import type { Message } from '../i18n/message.ts';
import { inEnglish } from '../i18n/texts.ts';
import { escapeHtml } from '../lib/escape.ts';
import { list, type Tree, type Value } from './result.ts';

/** Forms in which the login modules tell a message. */
export const MESSAGE_FORMATS = ['html', 'none', 'raw', 'wikitext'] as const;

export type MessageFormat = (typeof MESSAGE_FORMATS)[number];

/** A message under a key, in the form asked for. */
export function inMessageFormat(format: MessageFormat, said: Message, key = 'message'): Tree {
  switch (format) {
    case 'none':
      return {};
    case 'html':
      return { [key]: escapeHtml(inEnglish(said)) };
    case 'raw':
      return { [key]: { key: said.key, params: list('param', said.params as readonly Value[]) } };
    default:
      return { [key]: inEnglish(said) };
  }
}
