import { helpBody } from '../../api/describe/help-page.ts';
import { summaryOf } from '../../api/describe/texts.ts';
import { findModule, sortedSubmodulesOf } from '../../api/describe/tree.ts';
import { inlineHtml } from '../../api/describe/wikitext.ts';
import { ApiError } from '../../api/error.ts';
import { chosenBy, type Module } from '../../api/module.ts';
import { message } from '../../i18n/message.ts';
import { hasText } from '../../i18n/texts.ts';
import { type Html, html } from '../../lib/html.ts';
import { notice } from '../kit/notice.ts';
import { definePage, type Visit } from '../page.ts';

const TITLE = 'Special:ApiHelp';

/** What a module of the API says of itself: `Special:ApiHelp/logout`, `Special:ApiHelp/query+tokens`. */
export const apiHelp = definePage({
  title: TITLE,
  heading: message('api-help-title'),
  about: message('latchkey-apihelp-about'),
  offeredTo: 'everybody',
  takesSubpage: true,
  show(visit) {
    const { subpage, modules, address, language } = visit;
    const { main } = modules;
    const module = subpage === '' ? main : findModule(main, subpage);
    if (module instanceof ApiError) {
      const body = html`${notice('error', [language.text(module.problem.message)])}${allModules(visit)}`;
      return { body, status: 404 };
    }
    const asked = { toc: false, submodules: false, recursivesubmodules: false };
    const help = helpBody([module], asked, { main, address, language, url: (path) => urlOf(visit, path) });
    const body = html`<p class="lead">${visit.say('api-help-lead')}</p>
${module === main ? allModules(visit) : undefined}${help}`;
    return { body };
  },
});

function urlOf({ url }: Visit, path: string): string {
  return url(path === 'main' ? TITLE : `${TITLE}/${path}`);
}

/** Every module, with what it is for in one sentence. */
function allModules(visit: Visit): Html {
  const { say, language, modules } = visit;
  const items = sortedSubmodulesOf(modules.main, true).map((module) => {
    const summary = summaryOf(module);
    const told = hasText(summary.key)
      ? html`<dd>${inlineHtml(language.text(summary), (path) => urlOf(visit, path))}</dd>
`
      : undefined;
    return html`<div><dt><a href="${urlOf(visit, module.path)}" dir="ltr">${nameOf(module)}</a></dt>
${told}</div>
`;
  });
  return html`<section aria-labelledby="modules">
<h2 id="modules">${say('latchkey-apihelp-all')}</h2>
<dl class="modules">
${items}</dl>
</section>
`;
}

function nameOf(module: Module): string {
  return chosenBy(module).replace('action=query&', '');
}
