import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { seePage } from '../../wiki/unseen.ts';
import { momentText } from '../kit/moment.ts';
import { notice } from '../kit/notice.ts';
import { definePage } from '../page.ts';
import { revisionAsked, rowAsked, textOf } from '../revision-asked.ts';
import { missing } from './missing.ts';

/** A page that somebody has written: its text as it is, to those who may read. */
export const written = definePage({
  title: '',
  heading: message('latchkey-page-missing'),
  async show(visit) {
    const { about, asker, language, say, session, store, url } = visit;
    const row = asker.rights.has('read') ? await rowAsked(visit) : undefined;
    const revision = row && (await revisionAsked(visit, row));
    const text = revision && (await textOf(revision, store));
    if (about === null || revision === undefined || text === undefined) return missing.show(visit);
    if (revision.id === row?.latest) await seePage(about, asker, store, session.now);
    const old = html`${say('revision-info', momentText(language, revision.timestamp), revision.userName)} <a href="${url(about.prefixed)}">${say('currentrev')}</a>`;
    const body = html`${revision.id === row?.latest ? undefined : notice('notice', [old])}<p class="aside">${say('latchkey-page-as-written')}</p>
<pre dir="auto" tabindex="0">${text}</pre>`;
    return { body, heading: message('rawmessage', about.prefixed) };
  },
});
