import { GROUP_RIGHTS } from '../../account/groups.ts';
import { message } from '../../i18n/message.ts';
import { inEnglish } from '../../i18n/texts.ts';
import { type Html, html } from '../../lib/html.ts';
import { dataTypesOf } from './data-types.ts';
import { headingTag } from './heading.ts';
import type { Section } from './section.ts';
import { type HelpLink, inlineHtml } from './wikitext.ts';

/** What the help of the main module says beside what every module's does: rights, and types of parameters. */
export function mainParts({ module, level }: Section, link: HelpLink): Html {
  const tag = headingTag(level + 1);
  const groups = [...GROUP_RIGHTS].filter(([, rights]) => rights.includes('apihighlimits')).map(([group]) => group);
  return html`<div class="apihelp-block apihelp-permissions">
<${tag}>${inEnglish(message('api-help-permissions'))}</${tag}>
<dl>
<dt>apihighlimits</dt>
<dd>${inEnglish(message('api-help-right-apihighlimits'))}</dd>
<dd class="subtle">${inEnglish(message('api-help-permissions-granted-to', groups))}</dd>
</dl>
</div>
<div class="apihelp-block">
<${tag} class="apihelp-header" id="main/datatypes">${inEnglish(message('api-help-datatypes-header'))}</${tag}>
<p>${inlineHtml(inEnglish(message('api-help-datatypes')), link)}</p>
<dl>
${dataTypesOf(module).map(
  (type) => html`<dt id="main/datatype/${type}">${type}</dt>
<dd>${inlineHtml(inEnglish(message(`api-help-datatype-${type}`)), link)}</dd>
`,
)}</dl>
</div>
`;
}
