import { categoryTitle, type Rendering, render } from '../../api/rendering.ts';
import { languageOf } from '../../i18n/language.ts';
import { message } from '../../i18n/message.ts';
import { Html, html } from '../../lib/html.ts';
import { seePage } from '../../wiki/unseen.ts';
import { momentText } from '../kit/moment.ts';
import { notice } from '../kit/notice.ts';
import { definePage, type Visit } from '../page.ts';
import { revisionAsked, rowAsked, textOf } from '../revision-asked.ts';
import { besideText } from './beside-text.ts';
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
    const { above, below } = await besideText(visit, about);
    const body = html`${above}${revision.id === row?.latest ? undefined : notice('notice', [old])}<div class="page-content" lang="${tag}" dir="${dir}" tabindex="0">
${new Html(rendering.html)}
</div>${below}${categories(rendering, visit)}`;
    return { body, heading: message('rawmessage', about.prefixed) };
  },
});

function categories({ written: { categories: all }, are }: Rendering, visit: Visit) {
  const { say, url } = visit;
  if (all.size === 0) return undefined;
  const items = [...all.keys()].map((key) => {
    const { prefixed, text } = categoryTitle(key, visit);
    const missed = are.has(prefixed) ? undefined : html` class="new" title="${say('red-link-title', prefixed)}"`;
    return html`<li><a href="${url(prefixed)}"${missed}><bdi>${text}</bdi></a></li>`;
  });
  return html`
<nav class="page-categories" aria-label="${say('latchkey-categories', all.size)}"><span>${say('latchkey-categories', all.size)}</span><ul>${items}</ul></nav>`;
}
