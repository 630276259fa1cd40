import { list, marked, type Value } from '../../result.ts';
import { LANGUAGE_NAMES, STANDARD_CODES } from './language-names.ts';

/** The languages that there are names for. */
export function languages(): Value {
  const all = Object.entries(LANGUAGE_NAMES).map(([code, name]) =>
    marked({ code, bcp47: standardCode(code), name }, { content: 'name' }),
  );
  return list('lang', all);
}

/** A language code as BCP 47 writes it: `zh-Hant-TW`. */
function standardCode(code: string): string {
  const known = STANDARD_CODES[code];
  if (known !== undefined) return known;
  const parts = code.split('-');
  const privateUse = parts.indexOf('x');
  return parts
    .map((part, index) => (index === 0 || (privateUse >= 0 && index > privateUse) ? part : cased(part)))
    .join('-');
}

/** Countries have two letters and are written in capitals, scripts have four and begin with one. */
function cased(part: string): string {
  if (part.length === 2) return part.toUpperCase();
  return part.length === 4 ? part.charAt(0).toUpperCase() + part.slice(1) : part;
}
