import { momentInWords } from '../lib/time-in-words.ts';
import { pipeTrick } from './pipe-trick.ts';

/** Who signs, and when: milliseconds since 1970. */
export interface Signer {
  readonly name: string;
  readonly isAccount: boolean;
  readonly now: number;
}

const TILDES = /<!--[\s\S]*?-->|<(nowiki|pre)\b[^>]*>[\s\S]*?<\/\1\s*>|~{3,5}/gi;
/** No title is longer. */
const BARE_PIPES = /<!--[\s\S]*?-->|<(nowiki|pre)\b[^>]*>[\s\S]*?<\/\1\s*>|\[\[([^[\]{}|#<>\n]{1,300})\|\]\]/gi;

/**
 * Wikitext as it is saved: lines end with a line feed, nothing blank at the end, tildes are a signature, and a link that ends
 * in a bare pipe says what it is shown as.
 */
export function preSave(text: string, signer: Signer): string {
  return tidy(text)
    .replace(TILDES, (found) => (found.startsWith('~') ? signed(found, signer) : found))
    .replace(BARE_PIPES, (found, _tag, target?: string) => (target === undefined ? found : (piped(target) ?? found)));
}

function piped(target: string): string | undefined {
  const shown = pipeTrick(target);
  return shown === undefined ? undefined : `[[${target}|${shown}]]`;
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
