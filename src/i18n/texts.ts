import { languageOf } from './language.ts';
import type { Message } from './message.ts';
import { messagesOf } from './messages.ts';

/** A message in English: for programs that read it, for operators, and for documents. */
export function inEnglish(said: Message): string {
  return languageOf('en').text(said);
}

/** Whether there is a text under a key. */
export function hasText(key: string): boolean {
  return messagesOf('en')?.[key] !== undefined;
}
