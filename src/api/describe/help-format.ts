import type { Message } from '../../i18n/message.ts';
import { hasText, inEnglish } from '../../i18n/texts.ts';
import { type Html, html } from '../../lib/html.ts';
import { list, type Tree, type Value } from '../result.ts';
import type { ValueText } from './texts.ts';
import { blockHtml, type HelpLink, inlineHtml } from './wikitext.ts';

/** Forms in which paraminfo tells texts. */
export const HELP_FORMATS = ['html', 'none', 'raw', 'wikitext'] as const;

/** How texts are told. */
export interface HelpFormat {
  readonly format: (typeof HELP_FORMATS)[number];
  readonly link: HelpLink;
}

/** Texts, and what values mean, in the form asked for; undefined for `none`. */
export function told(
  texts: readonly Message[],
  { format, link }: HelpFormat,
  values: readonly ValueText[] = [],
): Value | undefined {
  const sentences = texts.filter(({ key }) => hasText(key)).map(inEnglish);
  switch (format) {
    case 'none':
      return undefined;
    case 'raw':
      return list('msg', [...texts.map(raw), ...values.map(({ text, value }) => ({ ...raw(text), forvalue: value }))]);
    case 'html':
      return html`${paragraphs(sentences, link)}${values.length > 0 ? valueList(values, link) : ''}`.text;
    default:
      return [...sentences, ...(values.length > 0 ? [values.map(wikitextItem).join('\n')] : [])].join('\n\n');
  }
}

/** One text in the form asked for. */
export function toldOne(text: Message, at: HelpFormat): Value | undefined {
  return at.format === 'raw' ? raw(text) : told([text], at);
}

/** What values mean, as a list in HTML. */
export function valueList(values: readonly ValueText[], link: HelpLink): Html {
  const items = values.map(
    ({ value, text }) => html`<dt><span dir="ltr" lang="en">${inlineHtml(value, link)}</span></dt>
<dd>${inlineHtml(inEnglish(text), link)}</dd>
`,
  );
  return html`<dl>
${items}</dl>`;
}

function paragraphs(sentences: readonly string[], link: HelpLink): Html {
  const whole = sentences.join('\n\n');
  return whole.includes('\n\n') ? blockHtml(whole, link) : inlineHtml(whole, link);
}

function wikitextItem({ value, text }: ValueText): string {
  return `;<span dir="ltr" lang="en">${value}</span>:${inEnglish(text)}`;
}

function raw({ key, params }: Message): Tree {
  return { key, params: list('param', params as readonly Value[]) };
}
