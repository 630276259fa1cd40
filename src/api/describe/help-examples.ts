import { message } from '../../i18n/message.ts';
import { type Html, html } from '../../lib/html.ts';
import { headingTag } from './heading.ts';
import type { Place } from './place.ts';
import type { Section } from './section.ts';
import { examplesOf } from './texts.ts';
import { inlineHtml } from './wikitext.ts';

/** Requests to look at and to try, on a help page. */
export function examples({ module, level }: Section, { address, language, link }: Place): Html {
  if (module.examples.size === 0) return html``;
  const { server, scriptPath, apiUrl } = address;
  const tag = headingTag(level + 1);
  const items = examplesOf(module).map(([query, text]) => {
    const shown = html`<code dir="ltr">api.php?${query}</code>`;
    // What must be posted would only be refused behind a link.
    const request = module.mustBePosted ? shown : html`<a href="${apiUrl}?${query}" rel="nofollow">${shown}</a>`;
    const sandbox = `${server}${scriptPath}/index.php?title=Special:ApiSandbox#${query}`;
    return html`<dt>${inlineHtml(language.text(text), link)}</dt>
<dd>${request} <a class="subtle" href="${sandbox}">${language.text(message('api-help-open-in-apisandbox'))}</a></dd>
`;
  });
  return html`<div class="apihelp-block apihelp-examples">
<${tag}>${language.text(message('api-help-examples'))}</${tag}>
<dl>
${items}</dl>
</div>
`;
}
