import { render } from '../../api/rendering.ts';
import { languageOf } from '../../i18n/language.ts';
import { message } from '../../i18n/message.ts';
import { Html, html } from '../../lib/html.ts';
import { seePage } from '../../wiki/unseen.ts';
import type { Written } from '../../wiki/wikitext.ts';
import { momentText } from '../kit/moment.ts';
import { notice } from '../kit/notice.ts';
import { definePage, type Visit } from '../page.ts';
import { revisionAsked, rowAsked, textOf } from '../revision-asked.ts';
import { missing } from './missing.ts';

/** A page that somebody has written, to those who may read. */
export const written = definePage({
  title: '',
  heading: message('latchkey-page-missing'),
  async show(visit) {
    const { about, asker, language, say, session, settings, store, url } = visit;
    const row = asker.rights.has('read') ? await rowAsked(visit) : undefined;
    const revision = row && (await revisionAsked(visit, row));
    const text = revision && (await textOf(revision, store));
    if (about === null || revision === undefined || text === undefined) return missing.show(visit);
    if (revision.id === row?.latest) await seePage(about, asker, store, session.now);
    const shown = { title: about, text, model: revision.model, revision: revision.id };
    const rendering = await render(shown, { editLinks: revision.id === row?.latest, contents: true }, visit);
    const old = html`${say('revision-info', momentText(language, revision.timestamp), revision.userName)} <a href="${url(about.prefixed)}">${say('currentrev')}</a>`;
    const { tag, dir } = languageOf(row?.language ?? settings.contentLanguage);
    const body = html`${revision.id === row?.latest ? undefined : notice('notice', [old])}<div class="page-content" lang="${tag}" dir="${dir}" tabindex="0">
${new Html(rendering.html)}
</div>${categories(rendering.written, visit)}`;
    return { body, heading: message('rawmessage', about.prefixed) };
  },
});

function categories({ categories: all }: Written, { say, url }: Visit) {
  if (all.size === 0) return undefined;
  const items = [...all.keys()].map((key) => {
    const name = key.replaceAll('_', ' ');
    return html`<li><a href="${url(`Category:${name}`)}"><bdi>${name}</bdi></a></li>`;
  });
  return html`
<nav class="page-categories" aria-label="${say('latchkey-categories', all.size)}"><span>${say('latchkey-categories', all.size)}</span><ul>${items}</ul></nav>`;
}
