import { helpBody } from '../../api/describe/help-page.ts';
import { summaryOf } from '../../api/describe/texts.ts';
import { findModule, sortedSubmodulesOf } from '../../api/describe/tree.ts';
import { inlineHtml } from '../../api/describe/wikitext.ts';
import { ApiError } from '../../api/error.ts';
import { chosenBy, type Module } from '../../api/module.ts';
import type { Language } from '../../i18n/language.ts';
import { message } from '../../i18n/message.ts';
import { hasText } from '../../i18n/texts.ts';
import { type Html, html } from '../../lib/html.ts';
import { button } from '../kit/button.ts';
import { textField } from '../kit/field.ts';
import { searchForm } from '../kit/form.ts';
import { notice } from '../kit/notice.ts';
import { definePage, type Visit } from '../page.ts';

const TITLE = 'Special:ApiHelp';
/** Of what is searched for. */
const MOST_LETTERS = 100;

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
    if (visit.field('search') !== '') return { body: allModules(visit, visit.field('search')) };
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

/** The modules whose name or purpose holds some words, with what each is for in one sentence. */
function allModules(visit: Visit, search = ''): Html {
  const { say, language, modules, url } = visit;
  const words = search.toLowerCase().split(/\s+/);
  const found = sortedSubmodulesOf(modules.main, true)
    .map((module) => ({ module, summary: summaryText(module, language) }))
    .filter(({ module, summary }) => {
      const text = `${nameOf(module)} ${module.path} ${summary}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  const items = found.map(
    ({ module, summary }) => html`<div><dt><a href="${urlOf(visit, module.path)}" dir="ltr">${nameOf(module)}</a></dt>
<dd>${inlineHtml(summary, (path) => urlOf(visit, path))}</dd>
</div>
`,
  );
  const fields = html`${textField({ name: 'search', label: say('latchkey-apihelp-search'), value: search, autocomplete: 'off', maxLength: MOST_LETTERS })}
<div class="actions">${button(say('latchkey-show'))}</div>`;
  return html`${searchForm(url(TITLE), fields)}
<section aria-labelledby="modules">
<h2 id="modules">${say('latchkey-apihelp-all')}</h2>
${
  found.length === 0
    ? html`<p>${say('latchkey-apihelp-none')}</p>`
    : html`<dl class="modules">
${items}</dl>`
}
</section>
`;
}

function summaryText(module: Module, language: Language): string {
  const summary = summaryOf(module);
  return hasText(summary.key) ? language.text(summary) : '';
}

function nameOf(module: Module): string {
  return chosenBy(module).replace('action=query&', '');
}
