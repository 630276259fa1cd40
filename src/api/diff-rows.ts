import type { Language } from '../i18n/language.ts';
import { message } from '../i18n/message.ts';
import { diffTable } from '../wiki/diff/table.ts';

/** What differs between two texts, as the rows of a table in HTML; empty: nothing. */
export function diffRows(before: string, after: string, language: Language): string {
  return diffTable(before, after, (line) => language.text(message('lineno', line)));
}
