import type { Asker } from '../api/asker.ts';
import { acceptLanguages } from '../api/query/accept-languages.ts';
import { type ApiRequest, field } from '../api/request.ts';
import type { Wiki } from '../api/wiki.ts';
import { type Language, languageOf, languagesWritten } from '../i18n/language.ts';

/** Nobody reads more; a header could name thousands. */
const MOST_WANTED = 10;

/** The language to show a page in: as asked for (`uselang`), as the account is set, as the browser wants, or the wiki's. */
export async function readerLanguage(
  request: ApiRequest,
  asker: Asker,
  { store, settings }: Pick<Wiki, 'store' | 'settings'>,
): Promise<Language> {
  const asked = askedLanguage(request);
  if (asked !== undefined) return languageOf(asked);
  const own = asker.account === null ? undefined : (await store.options.get(asker.id)).get('language');
  const wanted = acceptLanguages(request.headers['accept-language'] ?? '')
    .slice(0, MOST_WANTED)
    .map(({ code }) => code);
  const written = new Set(languagesWritten().map(({ code }) => code));
  for (const code of [...(own === undefined ? [] : [own]), ...wanted]) {
    const language = languageOf(code);
    // What nobody here speaks comes out as English, which is not what was wanted.
    if (written.has(language.code) && (language.code !== 'en' || /^en\b/.test(code))) return language;
  }
  return languageOf(settings.contentLanguage);
}

/** The code under `uselang`, if it can be one. */
export function askedLanguage(request: ApiRequest): string | undefined {
  const code = field(request, 'uselang')?.toLowerCase() ?? '';
  return /^[a-z][a-z0-9-]{1,30}$/.test(code) && code !== 'user' ? code : undefined;
}
