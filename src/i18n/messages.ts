import { readFileSync } from 'node:fs';

/** Texts by their keys. */
export type Messages = { readonly [key: string]: string };

const read = new Map<string, Messages | undefined>();

/** The texts of a language of the table, read when they are first asked for; undefined: nobody has written any. */
export function messagesOf(code: string): Messages | undefined {
  if (!read.has(code)) read.set(code, readMessages(code));
  return read.get(code);
}

function readMessages(code: string): Messages | undefined {
  try {
    const { '@metadata': _, ...texts } = JSON.parse(
      readFileSync(new URL(`messages/${code}.json`, import.meta.url), 'utf8'),
    );
    return texts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
