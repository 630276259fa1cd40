import { momentInWords } from '../lib/time-in-words.ts';
import { fillLinks } from './pipe-trick.ts';
import { putTemplatesIn, type Reading, wholeBudget } from './wikitext/put-templates-in.ts';
import { withoutPlaces } from './wikitext/strip-marks.ts';

/** Who signs, and when: milliseconds since 1970. */
export interface Signer {
  readonly name: string;
  readonly isAccount: boolean;
  readonly now: number;
}

/** Only a text with one of these changes. */
const CHANGES = /~~~|\|\]\]|\[\[\||subst:/i;
/** What has a mark that stands for something else in it already is left alone. */
const MARK = '\x7f';

/**
 * Wikitext as it is saved: lines end with a line feed, nothing blank at the end, what is to be put in for good is put in, tildes are
 * a signature, and a link that has a side of its bar empty says both. undefined: it would become too much.
 */
export async function preSave(text: string, signer: Signer, reading: Reading): Promise<string | undefined> {
  const tidied = tidy(text);
  if (!CHANGES.test(tidied) || tidied.includes(MARK)) return tidied;
  const {
    text: put,
    marks,
    isWhole,
  } = await putTemplatesIn(tidied, reading, wholeBudget(), (taken) => ({
    saving: true,
    extension: ({ source }) => taken.hide('x', source),
    comment: (source) => taken.hide('x', source),
  }));
  if (!isWhole) return undefined;
  const signed = withSignatures(withoutPlaces(put), signer);
  return tidy(marks.show(fillLinks(signed, reading.title.text), 'x'));
}

/** Any text as it is saved: lines end with a line feed, nothing blank at the end. */
export function tidy(text: string): string {
  let end = text.length;
  while (BLANK.has(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end).replace(/\r\n?/g, '\n');
}

const BLANK: ReadonlySet<string> = new Set(' \t\n\r\0\v');

/** Three, four and five tildes are the name, both, and the time. */
function withSignatures(text: string, signer: Signer): string {
  const [name, time] = [nameOf(signer), `${momentInWords(signer.now)} (UTC)`];
  return text.replace(/~{3,5}/g, (tildes) => [name, `${name} ${time}`, time][tildes.length - 3] ?? tildes);
}

function nameOf({ name, isAccount }: Signer): string {
  return isAccount
    ? `[[User:${name}|${name}]] ([[User talk:${name}|talk]])`
    : `[[Special:Contributions/${name}|${name}]]`;
}
