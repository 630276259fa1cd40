import { encodedName } from '../encoded-name.ts';
import { anchorOf } from './anchors.ts';

/** The longest that a text is filled up to. */
const MOST_FILLED = 500;

/** What fills a text up to a length; with nothing to fill with, nothing. */
export function filling(text: string, length: string | undefined, fill: string | undefined): string {
  const missing = Math.min(Number.parseInt(length ?? '', 10) || 0, MOST_FILLED) - [...text].length;
  const unit = [...(fill ?? '0')];
  if (missing <= 0 || unit.length === 0) return '';
  return Array.from({ length: missing }, (_, index) => unit[index % unit.length]).join('');
}

/** A text as it stands in addresses: in a query, a path, or the name of a page. */
export function urlEncoded(text: string, kind: string | undefined): string {
  if (kind === 'WIKI') return encodedName(text);
  const path = encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, percent);
  return kind === 'PATH' ? path : path.replaceAll('~', '%7E').replaceAll('%20', '+');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** A heading's text as the anchor that it gets. */
export function headingAnchor(text: string): string {
  const plain = text.replace(/\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g, '$1').replace(/'{2,5}|<[^<>]*>/g, '');
  return anchorOf(plain)
    .replace(/%(?=[\dA-Fa-f]{2})/g, '%25')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Numbers in a text as people read them; `R` as machines do, `NOSEP` as they are. */
export function formattedNumber(text: string, how: string | undefined): string {
  if (how === 'R') return text.replaceAll(',', '').replaceAll('−', '-');
  if (how === 'NOSEP') return text;
  return text.replace(
    /(-?)(\d+)((?:\.\d+)?)/g,
    (_, sign: string, whole: string, part: string) => `${sign && '−'}${inThousands(whole)}${part}`,
  );
}

function inThousands(digits: string): string {
  const first = digits.length % 3 || 3;
  let made = digits.slice(0, first);
  for (let at = first; at < digits.length; at += 3) made += `,${digits.slice(at, at + 3)}`;
  return made;
}

/** The form of a word for a number: one that is given for this number alone, or for one and for others. */
export function pluralForm(text: string, forms: readonly string[]): string {
  const count = Number(text.replaceAll(',', ''));
  const plain: string[] = [];
  for (const form of forms) {
    const [, number, own] = /^(\d+)=([\s\S]*)$/.exec(form) ?? [];
    if (number === undefined) plain.push(form);
    else if (Number(number) === count) return own ?? '';
  }
  return (Math.abs(count) === 1 ? plain[0] : plain.slice(0, 2).at(-1)) ?? '';
}

/** The form of a word for somebody of whom nothing is known. */
export function genderForm(forms: readonly string[]): string {
  return forms[forms.length > 2 ? 2 : 0] ?? '';
}

const IN_WIKITEXT = /["&'<=>[\]{|};]|^[#*: ]|__|:\/\//g;

/** A text that stands for itself in wikitext. */
export function inWikitext(text: string): string {
  return text.replace(IN_WIKITEXT, (found) => `&#${found.charCodeAt(0)};${found.slice(1)}`);
}
