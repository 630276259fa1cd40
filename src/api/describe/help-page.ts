import { message } from '../../i18n/message.ts';
import { inEnglish } from '../../i18n/texts.ts';
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
): string {
  const sections = sectionsOf(modules, depth);
  const here = new Map(
    flat(sections)
      .toReversed()
      .map(({ module, anchor }) => [module.path, anchor]),
  );
  const place: Place = { main, address, link: linkFrom(here, address) };
  const title = inEnglish(message('api-help-title'));
  const [only, more] = modules;
  const body = html`<header>
<h1>${title}</h1>
<p>${inEnglish(message('api-help-lead'))}</p>
</header>
${toc ? contents(sections) : ''}<main>
${sections.map((section) => moduleSection(section, place))}</main>`;
  return page({ title: only && !more ? `${inEnglish(headingOf(only))} – ${title}` : title, body });
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

function contents(sections: readonly Section[]): Html {
  return html`<nav id="toc" class="toc" aria-labelledby="toc-heading">
<h2 id="toc-heading">${inEnglish(message('api-help-toc'))}</h2>
${entries(sections)}</nav>
`;
}

function entries(sections: readonly Section[]): Html {
  const items = sections.map(({ module, anchor, below }) => {
    return html`<li><a href="#${anchor}">${inEnglish(headingOf(module))}</a>${below.length > 0 ? entries(below) : ''}</li>
`;
  });
  return html`<ul>
${items}</ul>
`;
}
