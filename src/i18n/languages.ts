/** A language that people can read the wiki in. */
export interface LanguageFacts {
  /** What the language calls itself. */
  readonly autonym: string;
  /** Code for browsers (BCP 47). */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  /** What stands between the items of a list. */
  readonly comma: string;
}

const of = (autonym: string, tag: string, others: Partial<LanguageFacts> = {}): LanguageFacts => ({
  autonym,
  tag,
  dir: 'ltr',
  comma: ', ',
  ...others,
});

/** The languages that there are texts for or will be, by MediaWiki's code, in the order of their codes. */
export const LANGUAGES: { readonly [code: string]: LanguageFacts } = {
  ar: of('العربية', 'ar', { dir: 'rtl', comma: '، ' }),
  da: of('dansk', 'da'),
  de: of('Deutsch', 'de'),
  en: of('English', 'en'),
  es: of('español', 'es'),
  fr: of('français', 'fr'),
  ja: of('日本語', 'ja', { comma: '、' }),
  ko: of('한국어', 'ko'),
  ln: of('lingála', 'ln'),
  pl: of('polski', 'pl'),
  'pt-br': of('português do Brasil', 'pt-BR'),
  ro: of('română', 'ro'),
  ru: of('русский', 'ru'),
  th: of('ไทย', 'th'),
  zh: of('中文', 'zh', { comma: '、' }),
};
