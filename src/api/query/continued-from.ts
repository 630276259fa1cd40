import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';

/** What a part of a position is: any text, or a whole number. */
type Kind = 'string' | 'int';

type Part<K extends Kind> = K extends 'string' ? string : number;

/** Reads where a module goes on: its parts, divided by `|`. Refuses what is no position that this wiki gave. */
export function continuedFrom<const K extends readonly Kind[]>(text: string, kinds: K): { [I in keyof K]: Part<K[I]> } {
  const parts = text.split('|');
  const read = kinds.map((kind, index) => readPart(parts[index] ?? '', kind));
  if (parts.length !== kinds.length || read.includes(undefined)) {
    throw refusal('badcontinue', message('apierror-badcontinue'));
  }
  return read as { [I in keyof K]: Part<K[I]> };
}

function readPart(text: string, kind: Kind): string | number | undefined {
  if (kind === 'string') return text;
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
