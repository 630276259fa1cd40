import { momentInWords } from '../lib/time-in-words.ts';

/** Who signs, and when: milliseconds since 1970. */
export interface Signer {
  readonly name: string;
  readonly isAccount: boolean;
  readonly now: number;
}

const TILDES = /<!--[\s\S]*?-->|<(nowiki|pre)\b[^>]*>[\s\S]*?<\/\1\s*>|~{3,5}/gi;

/** Wikitext as it is saved: lines end with a line feed, nothing blank at the end, tildes are a signature. */
export function preSave(text: string, signer: Signer): string {
  return tidy(text).replace(TILDES, (found) => (found.startsWith('~') ? signed(found, signer) : found));
}

/** Any text as it is saved: lines end with a line feed, nothing blank at the end. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trimEnd();
}

/** What three, four or five tildes stand for. */
function signed(tildes: string, signer: Signer): string {
  if (tildes === '~~~') return signature(signer);
  const date = `${momentInWords(signer.now)} (UTC)`;
  return tildes === '~~~~' ? `${signature(signer)} ${date}` : date;
}

function signature({ name, isAccount }: Signer): string {
  return isAccount
    ? `[[User:${name}|${name}]] ([[User talk:${name}|talk]])`
    : `[[Special:Contributions/${name}|${name}]]`;
}
