import { GROUP_RIGHTS } from '../../account/groups.ts';
import { message } from '../../i18n/message.ts';
import { type Html, html } from '../../lib/html.ts';
import { dataTypesOf } from './data-types.ts';
import { headingTag } from './heading.ts';
import type { Voice } from './place.ts';
import type { Section } from './section.ts';
import { inlineHtml } from './wikitext.ts';

/** What the help of the main module says beside what every module's does: rights, and types of parameters. */
export function mainParts({ module, level }: Section, { language, link }: Voice): Html {
  const tag = headingTag(level + 1);
  const groups = [...GROUP_RIGHTS].filter(([, rights]) => rights.includes('apihighlimits')).map(([group]) => group);
  return html`<div class="apihelp-block apihelp-permissions">
<${tag}>${language.text(message('api-help-permissions'))}</${tag}>
<dl>
<dt>apihighlimits</dt>
<dd>${language.text(message('api-help-right-apihighlimits'))}</dd>
<dd class="subtle">${language.text(message('api-help-permissions-granted-to', groups))}</dd>
</dl>
</div>
<div class="apihelp-block">
<${tag} class="apihelp-header" id="main/datatypes">${language.text(message('api-help-datatypes-header'))}</${tag}>
<p>${inlineHtml(language.text(message('api-help-datatypes')), link)}</p>
<dl>
${dataTypesOf(module).map(
  (type) => html`<dt id="main/datatype/${type}">${type}</dt>
<dd>${inlineHtml(language.text(message(`api-help-datatype-${type}`)), link)}</dd>
`,
)}</dl>
</div>
`;
}
