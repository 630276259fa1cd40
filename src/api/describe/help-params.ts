import { message } from '../../i18n/message.ts';
import { type Html, html } from '../../lib/html.ts';
import type { Module } from '../module.ts';
import type { Param } from '../param/param.ts';
import { templateName } from '../param/template.ts';
import { headingTag } from './heading.ts';
import { valueList } from './help-format.ts';
import type { Voice } from './place.ts';
import type { Section } from './section.ts';
import { dynamicParametersOf, paramText, valueTexts } from './texts.ts';
import { usageOf } from './usage.ts';
import { blockHtml, inlineHtml } from './wikitext.ts';

/** What a module's parameters are, on a help page. */
export function paramList({ module, anchor, level }: Section, voice: Voice): Html {
  const { language, link } = voice;
  const dynamic = dynamicParametersOf(module);
  const params = Object.entries(module.params);
  if (params.length === 0 && dynamic === undefined) return html``;
  const tag = headingTag(level + 1);
  return html`<div class="apihelp-block apihelp-parameters">
<${tag}>${language.text(message('api-help-parameters'))}</${tag}>
${
  module.group === 'main'
    ? ''
    : html`<p class="subtle">${inlineHtml(language.text(message('api-help-parameters-note')), link)}</p>
`
}<dl class="parts">
${params.map(([name, param]) => oneParam(module, name, param, `${anchor}:${module.prefix}${name}`, voice))}${
  dynamic &&
  html`<div><dt>*</dt><dd class="description">${inlineHtml(language.text(dynamic), link)}</dd></div>
`
}</dl>
</div>
`;
}

function oneParam(module: Module, name: string, param: Param<unknown>, id: string, voice: Voice): Html {
  const { language, link } = voice;
  const values = valueTexts(module, name, param);
  const permalink = `${link(module.path).replace(/#.*/, '')}#${id}`;
  const shown = module.prefix + templateName(name, param.options);
  const label = language.text(message('api-help-permalink', shown));
  return html`<div>
<dt><span id="${id}" dir="ltr">${shown}</span><a class="permalink" href="${permalink}" aria-label="${label}">#</a></dt>
${
  param.options.deprecated &&
  html`<dd class="info apihelp-deprecated alert">${language.text(message('api-help-param-deprecated'))}</dd>
`
}<dd class="description">${blockHtml(language.text(paramText(module, name, param)), link)}${
    values.length > 0 ? valueList(values, voice) : ''
  }</dd>
${usageOf(module, param).map(
  (rule) => html`<dd class="info subtle">${inlineHtml(language.text(rule), link)}</dd>
`,
)}</div>
`;
}
