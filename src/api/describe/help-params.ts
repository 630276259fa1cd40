import { message } from '../../i18n/message.ts';
import { inEnglish } from '../../i18n/texts.ts';
import { type Html, html } from '../../lib/html.ts';
import type { Module } from '../module.ts';
import type { Param } from '../param/param.ts';
import { headingTag } from './heading.ts';
import { valueList } from './help-format.ts';
import type { Section } from './section.ts';
import { dynamicParametersOf, paramText, valueTexts } from './texts.ts';
import { usageOf } from './usage.ts';
import { blockHtml, type HelpLink, inlineHtml } from './wikitext.ts';

/** What a module's parameters are, on a help page. */
export function paramList({ module, anchor, level }: Section, link: HelpLink): Html {
  const dynamic = dynamicParametersOf(module);
  const params = Object.entries(module.params);
  if (params.length === 0 && dynamic === undefined) return html``;
  const tag = headingTag(level + 1);
  return html`<div class="apihelp-block apihelp-parameters">
<${tag}>${inEnglish(message('api-help-parameters'))}</${tag}>
${
  module.group === 'main'
    ? ''
    : html`<p class="subtle">${inlineHtml(inEnglish(message('api-help-parameters-note')), link)}</p>
`
}<dl class="parts">
${params.map(([name, param]) => oneParam(module, name, param, `${anchor}:${module.prefix}${name}`, link))}${
  dynamic &&
  html`<div><dt>*</dt><dd class="description">${inlineHtml(inEnglish(dynamic), link)}</dd></div>
`
}</dl>
</div>
`;
}

function oneParam(module: Module, name: string, param: Param<unknown>, id: string, link: HelpLink): Html {
  const values = valueTexts(module, name, param);
  const permalink = `${link(module.path).replace(/#.*/, '')}#${id}`;
  const label = inEnglish(message('api-help-permalink', module.prefix + name));
  return html`<div>
<dt><span id="${id}" dir="ltr">${module.prefix}${name}</span><a class="permalink" href="${permalink}" aria-label="${label}">#</a></dt>
${
  param.options.deprecated &&
  html`<dd class="info apihelp-deprecated alert">${inEnglish(message('api-help-param-deprecated'))}</dd>
`
}<dd class="description">${blockHtml(inEnglish(paramText(module, name, param)), link)}${
    values.length > 0 ? valueList(values, link) : ''
  }</dd>
${usageOf(param).map(
  (rule) => html`<dd class="info subtle">${inlineHtml(inEnglish(rule), link)}</dd>
`,
)}</div>
`;
}
