import type { Language } from '../../i18n/language.ts';
import type { Message } from '../../i18n/message.ts';
import { hasText } from '../../i18n/texts.ts';
import { type Html, html } from '../../lib/html.ts';
import { list, type Tree, type Value } from '../result.ts';
import type { Voice } from './place.ts';
import type { ValueText } from './texts.ts';
import { blockHtml, type HelpLink, inlineHtml } from './wikitext.ts';

/** Forms in which paraminfo tells texts. */
export const HELP_FORMATS = ['html', 'none', 'raw', 'wikitext'] as const;

/** How texts are told. */
export interface HelpFormat extends Voice {
  readonly format: (typeof HELP_FORMATS)[number];
}

/** Texts, and what values mean, in the form asked for; undefined for `none`. */
export function told(
  texts: readonly Message[],
  voice: HelpFormat,
  values: readonly ValueText[] = [],
): Value | undefined {
  const { format, language, link } = voice;
  const sentences = texts.filter(({ key }) => hasText(key)).map(language.text);
  switch (format) {
    case 'none':
      return undefined;
    case 'raw':
      return list('msg', [...texts.map(raw), ...values.map(({ text, value }) => ({ ...raw(text), forvalue: value }))]);
    case 'html':
      return html`${paragraphs(sentences, link)}${values.length > 0 ? valueList(values, voice) : ''}`.text;
    default:
      return [
        ...sentences,
        ...(values.length > 0 ? [values.map((value) => wikitextItem(value, language)).join('\n')] : []),
      ].join('\n\n');
  }
}

/** One text in the form asked for. */
export function toldOne(text: Message, at: HelpFormat): Value | undefined {
  return at.format === 'raw' ? raw(text) : told([text], at);
}

/** What values mean, as a list in HTML. */
export function valueList(values: readonly ValueText[], { language, link }: Voice): Html {
  const items = values.map(
    ({ value, text }) => html`<dt><span dir="ltr" lang="en">${inlineHtml(value, link)}</span></dt>
<dd>${inlineHtml(language.text(text), link)}</dd>
`,
  );
  return html`<dl>
${items}</dl>`;
}

function paragraphs(sentences: readonly string[], link: HelpLink): Html {
  const whole = sentences.join('\n\n');
  return whole.includes('\n\n') ? blockHtml(whole, link) : inlineHtml(whole, link);
}

function wikitextItem({ value, text }: ValueText, language: Language): string {
  return `;<span dir="ltr" lang="en">${value}</span>:${language.text(text)}`;
}

function raw({ key, params }: Message): Tree {
  return { key, params: list('param', params as readonly Value[]) };
}
