import { type ApiRequest, field } from './request.ts';

/** In what form errors and warnings are told: sentences as of old (bc), or objects with the text in a form. */
export const ERROR_FORMATS = ['bc', 'html', 'none', 'plaintext', 'raw', 'wikitext'] as const;

export type ErrorFormat = (typeof ERROR_FORMATS)[number];

const BY_NAME: ReadonlyMap<string | undefined, ErrorFormat> = new Map(ERROR_FORMATS.map((format) => [format, format]));

/** The form that a request asks for, read before anything can go wrong. */
export function errorFormatOf(request: ApiRequest): ErrorFormat {
  return BY_NAME.get(field(request, 'errorformat')) ?? 'bc';
}
