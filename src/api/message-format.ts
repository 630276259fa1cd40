import type { Language } from '../i18n/language.ts';
import type { Message } from '../i18n/message.ts';
import { escapeHtml } from '../lib/escape.ts';
import { rawParams } from './raw-params.ts';
import type { Tree } from './result.ts';

/** Forms in which the login modules tell a message. */
export const MESSAGE_FORMATS = ['html', 'none', 'raw', 'wikitext'] as const;

export type MessageFormat = (typeof MESSAGE_FORMATS)[number];

/** How a login module tells messages. */
export interface MessageTelling {
  readonly messageformat: MessageFormat;
  readonly language: Language;
}

/** A message under a key, in the form and language asked for. */
export function inMessageFormat({ messageformat, language }: MessageTelling, said: Message, key = 'message'): Tree {
  switch (messageformat) {
    case 'none':
      return {};
    case 'html':
      return { [key]: escapeHtml(language.text(said)) };
    case 'raw':
      return { [key]: { key: said.key, params: rawParams(said) } };
    default:
      return { [key]: language.text(said) };
  }
}
