import type { Asker } from '../api/asker.ts';
import { type ApiRequest, field } from '../api/request.ts';
import type { Wiki } from '../api/wiki.ts';
import { type Language, languageOf } from '../i18n/language.ts';
import { firstSpoken } from './browser-language.ts';

/** The language to show a page in: as asked for (`uselang`), as the account is set, as the browser wants, or the wiki's. */
export async function readerLanguage(
  request: ApiRequest,
  asker: Asker,
  { store, settings }: Pick<Wiki, 'store' | 'settings'>,
): Promise<Language> {
  const asked = askedLanguage(request);
  if (asked !== undefined) return languageOf(asked);
  const own = asker.account === null ? undefined : (await store.options.get(asker.id)).get('language');
  return (
    firstSpoken(own === undefined ? [] : [own], request.headers['accept-language']) ??
    languageOf(settings.contentLanguage)
  );
}

/** The code under `uselang`, if it can be one. */
export function askedLanguage(request: ApiRequest): string | undefined {
  const code = field(request, 'uselang')?.toLowerCase() ?? '';
  return /^[a-z][a-z0-9-]{1,30}$/.test(code) && code !== 'user' ? code : undefined;
}
