import { message } from '../../i18n/message.ts';
import { hasText } from '../../i18n/texts.ts';
import { type Html, html } from '../../lib/html.ts';
import type { Module } from '../module.ts';
import { flagsOf } from './flags.ts';
import { headingOf, headingTag } from './heading.ts';
import { examples } from './help-examples.ts';
import { mainParts } from './help-main.ts';
import { paramList } from './help-params.ts';
import type { Place, Voice } from './place.ts';
import type { Section } from './section.ts';
import { SOURCE } from './source.ts';
import { extendedDescriptionOf, summaryOf } from './texts.ts';
import { blockHtml } from './wikitext.ts';

/** A module's part of a help page, with those of its submodules. */
export function moduleSection(section: Section, place: Place): Html {
  const { module, anchor, level, below } = section;
  const isMain = module === place.main;
  const tag = headingTag(level);
  return html`<section aria-labelledby="${anchor}">
<${tag} class="apihelp-header${isMain ? '' : ' apihelp-module-name'}" id="${anchor}">${place.language.text(headingOf(module))}</${tag}>
${trail(section, place)}${flags(module, place)}${description(module, place)}${helpUrls(module)}
${paramList(section, place)}${examples(section, place)}${isMain ? mainParts(section, place) : ''}
${below.map((inner) => moduleSection(inner, place))}</section>
`;
}

/** Links to the help of the module and of those above it. */
function trail({ module, alone }: Section, { main, link }: Place): Html {
  const names = module === main ? [] : module.path.split('+');
  const steps = [main.name, ...names].map((name, depth) => {
    const path = depth === 0 ? main.path : names.slice(0, depth).join('+');
    const shown = alone && path === module.path ? html`<b>${name}</b>` : html`<a href="${link(path)}">${name}</a>`;
    return html`${depth > 0 ? ' › ' : ''}${shown}`;
  });
  return html`<p class="apihelp-linktrail subtle" dir="ltr">${steps}</p>
`;
}

function flags(module: Module, { language }: Voice): Html {
  const items = flagsOf(module).map((flag) => {
    return html`<li><span class="apihelp-flag-${flag}">${language.text(message(`api-help-flag-${flag}`))}</span></li>
`;
  });
  const [licence = '', rest = ''] = language.text(message('api-help-license', '\n')).split('\n');
  return html`<div class="apihelp-block apihelp-flags box">
<ul>
${items}<li><span class="apihelp-source">${language.text(message('api-help-source', SOURCE.name))}</span></li>
<li><span class="apihelp-license">${licence}<a href="${SOURCE.licenceUrl}">${SOURCE.licence}</a>${rest}</span></li>
</ul>
</div>
`;
}

function description(module: Module, { language, link }: Voice): Html {
  const texts = [summaryOf(module), extendedDescriptionOf(module)].filter(({ key }) => hasText(key));
  return html`${texts.map((text) => blockHtml(language.text(text), link))}`;
}

function helpUrls({ helpUrls }: Module): Html {
  if (helpUrls.length === 0) return html``;
  const items = helpUrls.map(
    (url) => html`<li><a href="${url}" dir="ltr">${url}</a></li>
`,
  );
  return html`<div class="apihelp-block apihelp-help-urls">
<ul>
${items}</ul>
</div>`;
}
