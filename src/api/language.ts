import { type ApiRequest, field } from './request.ts';

/** The languages that a request asks for: of the answer, and of errors. */
export function languagesOf(
  request: ApiRequest,
  contentLanguage: string,
): { readonly uselang: string; readonly errorlang: string } {
  const code = (asked: string, standard: string) => {
    if (asked === standard || asked === 'content') return contentLanguage;
    return sanitise(asked) ?? contentLanguage;
  };
  const uselang = code(field(request, 'uselang') ?? 'user', 'user');
  const asked = field(request, 'errorlang') ?? 'uselang';
  return { uselang, errorlang: asked === 'uselang' ? uselang : code(asked, 'content') };
}

/** A language code as it is written, if it could be one: that nobody speaks it does not matter. */
function sanitise(code: string): string | undefined {
  const lower = code.toLowerCase();
  return /^[a-z0-9-]{2,128}$/.test(lower) ? lower : undefined;
}
