import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of one language, as its file has them. */
export type Texts = Readonly<Record<string, string>>;

/** A file of texts. */
export interface Translation {
  readonly code: string;
  readonly metadata: { readonly authors?: readonly string[]; readonly note?: string };
  readonly texts: Texts;
}

const FOLDER = join(import.meta.dirname, '../../src/i18n/messages');

/** Reads a language's file. */
export function readTranslation(code: string): Translation {
  const { '@metadata': metadata = {}, ...texts } = JSON.parse(readFileSync(join(FOLDER, `${code}.json`), 'utf8'));
  return { code, metadata, texts };
}

/** The languages that English was translated into: whichever files there are. */
export function translatedLanguages(): readonly string[] {
  return readdirSync(FOLDER)
    .map((file) => file.replace(/\.json$/, ''))
    .filter((code) => code !== 'en' && code !== 'qqq');
}

/** Scripts that the letters of a language's texts are of, beside the Latin ones of names and commands. */
const SCRIPTS: { readonly [code: string]: RegExp } = {
  ar: /\p{Script=Arabic}/u,
  ja: /\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Han}/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  th: /\p{Script=Thai}/u,
  zh: /\p{Script=Han}/u,
};
const LATIN = /\p{Script=Latin}/u;
/** Marks that all scripts share count as none. */
const LETTER = /(?!\p{Script=Common})\p{Letter}/gu;

/** What is wrong with one text as a translation of an English one, in plain words; empty: nothing. */
export function faultsOf(code: string, text: string, english: string, mayBeSame: boolean): readonly string[] {
  const own = SCRIPTS[code] ?? LATIN;
  const said = wordsOf(text);
  const letters = said.match(LETTER) ?? [];
  const strange = [...new Set(letters.filter((one) => !own.test(one) && !LATIN.test(one)))];
  const hasWords = /\p{Letter}/u.test(wordsOf(english));
  return [
    ...(hasWords && !mayBeSame && text === english ? ['is the English text'] : []),
    ...(hasWords && !mayBeSame && !letters.some((one) => own.test(one)) ? ['has no letter of its script'] : []),
    ...(strange.length > 0 ? [`has letters of another script: ${strange.join(' ')}`] : []),
    ...differing('parameters', parametersOf(text), parametersOf(english)),
    ...differing('links', linksOf(text), linksOf(english)),
    ...differing('tags', tagsOf(text), tagsOf(english)),
    ...pluralFaults(code, text, english),
    ...(text === text.trim() ? [] : ['has white space around it']),
  ];
}

/** How many forms a plural has in a language: one for each kind of whole number. */
export function formsOf(code: string): number {
  const rules = new Intl.PluralRules(code);
  return new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count))).size;
}

function pluralFaults(code: string, text: string, english: string): readonly string[] {
  const wanted = formsOf(code);
  const faults: string[] = [];
  const counted = new Set<string>();
  for (const [whole, name = '', inside = ''] of text.matchAll(/\{\{(\w+):([^{}]*)\}\}/g)) {
    if (/[<>]/.test(whole)) faults.push(`has tags inside ${whole}`);
    if (!/^(?:PLURAL|GENDER|GRAMMAR)$/.test(name)) faults.push(`has ${name}, which nobody works out`);
    if (name !== 'PLURAL') continue;
    const [by = '', ...forms] = inside.split('|');
    counted.add(by);
    const plain = forms.filter((form) => !/^\d+=/.test(form));
    if (plain.length !== wanted) faults.push(`has ${plain.length} plural forms, not ${wanted}: ${whole}`);
    if (plain.includes('')) faults.push(`has an empty plural form: ${whole}`);
  }
  for (const [, by = ''] of english.matchAll(/\{\{PLURAL:([^|]*)/g)) {
    if (wanted > 1 && !counted.has(by)) faults.push(`lacks the plural by ${by}`);
  }
  if (/\{\{|\}\}/.test(text.replaceAll(/\{\{\w+:[^{}]*\}\}/g, ''))) faults.push('has braces that do not match');
  return faults;
}

/** The text without what is not for the language to say: commands, links' targets, parameters, addresses. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/<(kbd|samp|var|code)>.*?<\/\1>/g, ' ')
    .replaceAll(/\[\[[^\]|]*\|?/g, ' ')
    .replaceAll(/<[^>]*>|\{\{\w+:[^|}]*|\$\d|https?:\S+/g, ' ');
}

function parametersOf(text: string): readonly string[] {
  return [...new Set(text.match(/\$\d/g) ?? [])].toSorted();
}

function linksOf(text: string): readonly string[] {
  return [...text.matchAll(/\[\[([^\]|]*)/g)].map(([, target = '']) => target).toSorted();
}

function tagsOf(text: string): readonly string[] {
  return (text.match(/<\/?\w+>/g) ?? []).toSorted();
}

function differing(what: string, of: readonly string[], wanted: readonly string[]): readonly string[] {
  return of.join(' ') === wanted.join(' ') ? [] : [`has the ${what} ${of.join(' ')}, not ${wanted.join(' ')}`];
}
