import type { Message, MessageParam } from './message.ts';
import english from './messages/en.json' with { type: 'json' };

const ENGLISH: { readonly [key: string]: string } = english;

/** A message in English, its parameters filled in. */
export function inEnglish({ key, params }: Message): string {
  const text = ENGLISH[key];
  if (text === undefined) return `⧼${key}⧽`;
  return text.replace(/\$(\d)/g, (whole, number: string) => {
    const value = params[Number(number) - 1];
    return value === undefined ? whole : shown(value);
  });
}

/** Whether there is a text under a key. */
export function hasText(key: string): boolean {
  return Object.hasOwn(ENGLISH, key);
}

function shown(value: MessageParam): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  return 'num' in value ? value.num.toLocaleString('en') : value.join(', ');
}
