import type { Message } from '../i18n/message.ts';
import { inEnglish } from '../i18n/texts.ts';
import { escapeHtml } from '../lib/escape.ts';
import { list, type Tree, type Value } from './result.ts';

/** Forms in which the login modules tell a message. */
export const MESSAGE_FORMATS = ['html', 'none', 'raw', 'wikitext'] as const;

export type MessageFormat = (typeof MESSAGE_FORMATS)[number];

/** A message under the key `message`, in the form asked for. */
export function inMessageFormat(format: MessageFormat, said: Message): Tree {
  switch (format) {
    case 'none':
      return {};
    case 'html':
      return { message: escapeHtml(inEnglish(said)) };
    case 'raw':
      return { message: { key: said.key, params: list('param', said.params as readonly Value[]) } };
    default:
      return { message: inEnglish(said) };
  }
}
