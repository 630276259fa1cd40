import { acceptLanguages } from '../api/query/accept-languages.ts';
import { type Language, languageOf, languagesWritten } from '../i18n/language.ts';

/** Nobody reads more; a header could name thousands. */
const MOST_WANTED = 10;

/** The first language of some codes that there are texts in: of those given, then of those that a browser wants (`Accept-Language`). */
export function firstSpoken(codes: readonly string[], accept = ''): Language | undefined {
  const wanted = acceptLanguages(accept).slice(0, MOST_WANTED);
  const written = new Set(languagesWritten().map(({ code }) => code));
  for (const code of [...codes, ...wanted.map((one) => one.code)]) {
    const language = languageOf(code);
    // What nobody here speaks comes out as English, which is not what was wanted.
    if (written.has(language.code) && (language.code !== 'en' || /^en\b/.test(code))) return language;
  }
  return undefined;
}

/** The language that a browser wants; English where it wants none that there is. */
export function browserLanguage(accept?: string): Language {
  return firstSpoken([], accept) ?? languageOf('en');
}
