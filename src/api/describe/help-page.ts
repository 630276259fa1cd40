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

/** Pages of help, and what they go into. */
export interface HelpAsked extends Depth {
  /** Begin with a list of what is on it. */
  readonly toc: boolean;
}

/** A document that says of modules what they say of themselves. */
export function helpPage(
  main: Module,
  modules: readonly Module[],
  asked: HelpAsked,
  address: Address,
  language: Language,
): string {
  const title = language.text(message('api-help-title'));
  const [only, more] = modules;
  const url = (path: string) => `${address.apiUrl}?${new URLSearchParams({ action: 'help', modules: path })}`;
  const body = html`<header>
<h1>${title}</h1>
<p>${language.text(message('api-help-lead'))}</p>
</header>
<main>
${helpBody(modules, asked, { main, address, language, url })}</main>`;
  const { tag, dir } = language;
  return page({ tag, dir, title: only && !more ? `${language.text(headingOf(only))} – ${title}` : title, body });
}

/** Where a help page stands; `url`: address of the help of a module that is not on it, by its path. */
export interface HelpFrame {
  readonly main: Module;
  readonly address: Address;
  readonly language: Language;
  url(path: string): string;
}

/** What modules say of themselves, to stand on a page. */
export function helpBody(modules: readonly Module[], { toc, ...depth }: HelpAsked, frame: HelpFrame): Html {
  const { main, address, language, url } = frame;
  const sections = sectionsOf(modules, depth);
  const here = new Map(
    flat(sections)
      .toReversed()
      .map(({ module, anchor }) => [module.path, anchor]),
  );
  const place: Place = { main, address, language, link: linkFrom(here, url) };
  return html`${toc ? contents(sections, language) : ''}${sections.map((section) => moduleSection(section, place))}`;
}

/** Addresses of the help of modules: on this page where it is here. What follows a `#` is a place in that help. */
function linkFrom(here: ReadonlyMap<string, string>, url: (path: string) => string): Place['link'] {
  return (target) => {
    const [path = '', place] = target.split('#');
    const anchor = here.get(path);
    if (anchor !== undefined) return `#${place ?? anchor}`;
    return place === undefined ? url(path) : `${url(path)}#${place}`;
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
