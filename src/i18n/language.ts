import Banana from 'banana-i18n';
import { memo } from '../lib/memo.ts';
import { LANGUAGES, type LanguageFacts } from './languages.ts';
import type { Message, MessageParam } from './message.ts';
import { messagesOf } from './messages.ts';

/** A language to say messages in. */
export interface Language extends LanguageFacts {
  /** MediaWiki's code of the language that is really spoken: the one asked for, or the first it falls back to. */
  readonly code: string;
  /** A message, what goes into it filled in: plain text, or wikitext where the message is that. */
  text(message: Message): string;
}

const ENGLISH = 'en';
/** The language of which the texts are their keys, for translators. */
const KEYS = 'qqx';
/** What banana works out by the rules of a language, or a parameter. In one go: what is filled in is never read again. */
const TO_FILL_IN = /\{\{[^{}]*\}\}|\$(\d)/g;

const made = new Map<string, Language>();

/** Most codes that are remembered; the longest one is that of no language. */
const MOST_CODES = 1000;
const LONGEST_CODE = 128;

/** The language of a code, or the first of the table that it falls back to; English at last. A text that one lacks comes from the next. */
export const languageOf: (code: string) => Language = memo(MOST_CODES, LONGEST_CODE, (code) => {
  const spoken = code === KEYS ? KEYS : (chainOf(code)[0] ?? ENGLISH);
  const known = made.get(spoken);
  if (known !== undefined) return known;
  const language = spoken === KEYS ? keyLanguage() : speak(spoken);
  made.set(spoken, language);
  return language;
});

/** The languages that there are texts for. */
export function languagesWritten(): readonly Language[] {
  return Object.keys(LANGUAGES)
    .filter((code) => messagesOf(code) !== undefined)
    .map(languageOf);
}

/** The codes of the languages of the table that a code stands for, in order. `zh` is written in the simplified script. */
function chainOf(code: string): readonly string[] {
  // What cannot be a language's code may be the name of anything.
  if (!/^[a-z]{2,3}(?:-|$)/.test(code)) return [ENGLISH];
  const chain = [code, ...new Banana(code).getFallbackLocales().slice(0, -1), code.replace(/-.*/, ''), ENGLISH];
  return chain.filter((one) => Object.hasOwn(LANGUAGES, one));
}

function speak(code: string): Language {
  const facts = LANGUAGES[code] as LanguageFacts;
  const texts = chainOf(code).map((one) => messagesOf(one) ?? {});
  const banana = new Banana(code);
  const text = ({ key, params }: Message): string => {
    const template = texts.find((one) => one[key] !== undefined)?.[key];
    if (template === undefined) return `⧼${key}⧽`;
    if (!template.includes('$') && !template.includes('{{')) return template;
    const values = params.map(shown);
    return template.replace(TO_FILL_IN, (whole, number?: string) => {
      if (number !== undefined) return values[Number(number) - 1] ?? whole;
      return banana.i18n(whole, ...(/^\{\{PLURAL:/i.test(whole) ? params.map(counted) : values));
    });
  };
  const shown = (value: MessageParam): string => {
    if (value === null) return '';
    if (typeof value !== 'object') return String(value);
    if ('key' in value) return text(value);
    return 'num' in value ? value.num.toLocaleString(facts.tag) : value.join(facts.comma);
  };
  /** What a plural counts by is no text of the language. */
  const counted = (value: MessageParam) =>
    typeof value === 'object' && value !== null && 'num' in value ? value.num : shown(value);
  return { ...facts, code, text };
}

function keyLanguage(): Language {
  const { text: english, ...facts } = languageOf(ENGLISH);
  const shown = (value: MessageParam): string =>
    typeof value === 'object' && value !== null && 'key' in value
      ? text(value)
      : english({ key: FIRST, params: [value] });
  const text = ({ key, params }: Message): string =>
    params.length === 0 ? `(${key})` : `(${key}: ${params.map(shown).join(', ')})`;
  return { ...facts, code: KEYS, tag: KEYS, text };
}
/** A message that is its first parameter. */
const FIRST = 'rawmessage';
