import type { Language } from '../../i18n/language.ts';
import { message } from '../../i18n/message.ts';
import { type Html, html } from '../../lib/html.ts';
import { page } from '../../lib/page.ts';
import type { Module } from '../module.ts';
import type { Address } from '../wiki.ts';
import { headingOf } from './heading.ts';
import { moduleSection } from './help-section.ts';
import type { Place } from './place.ts';
import { type Depth, flat, type Section, sectionsOf } from './section.ts';

/** A page that says of modules what they say of themselves. */
export function helpPage(
  main: Module,
  modules: readonly Module[],
  { toc, ...depth }: Depth & { readonly toc: boolean },
  address: Address,
  language: Language,
): string {
  const sections = sectionsOf(modules, depth);
  const here = new Map(
    flat(sections)
      .toReversed()
      .map(({ module, anchor }) => [module.path, anchor]),
  );
  const place: Place = { main, address, language, link: linkFrom(here, address) };
  const title = language.text(message('api-help-title'));
  const [only, more] = modules;
  const body = html`<header>
<h1>${title}</h1>
<p>${language.text(message('api-help-lead'))}</p>
</header>
${toc ? contents(sections, language) : ''}<main>
${sections.map((section) => moduleSection(section, place))}</main>`;
  const { tag, dir } = language;
  return page({ tag, dir, title: only && !more ? `${language.text(headingOf(only))} – ${title}` : title, body });
}

/** Addresses of the help of modules: on this page where it is here. What follows a `#` is a place in that help. */
function linkFrom(here: ReadonlyMap<string, string>, { apiUrl }: Address): Place['link'] {
  return (target) => {
    const [path = '', place] = target.split('#');
    const anchor = here.get(path);
    if (anchor !== undefined) return `#${place ?? anchor}`;
    const url = `${apiUrl}?${new URLSearchParams({ action: 'help', modules: path })}`;
    return place === undefined ? url : `${url}#${place}`;
  };
}

function contents(sections: readonly Section[], language: Language): Html {
  return html`<nav id="toc" class="toc" aria-labelledby="toc-heading">
<h2 id="toc-heading">${language.text(message('api-help-toc'))}</h2>
${entries(sections, language)}</nav>
`;
}

function entries(sections: readonly Section[], language: Language): Html {
  const items = sections.map(({ module, anchor, below }) => {
    return html`<li><a href="#${anchor}">${language.text(headingOf(module))}</a>${below.length > 0 ? entries(below, language) : ''}</li>
`;
  });
  return html`<ul>
${items}</ul>
`;
}
