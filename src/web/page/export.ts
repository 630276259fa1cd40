import { refusal } from '../../api/error.ts';
import { exportPages } from '../../api/query/export/export-pages.ts';
import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { nameOf, readTitle, titleOf } from '../../wiki/title.ts';
import { button } from '../kit/button.ts';
import { checkbox } from '../kit/checkbox.ts';
import { form } from '../kit/form.ts';
import { linesField } from '../kit/lines.ts';
import { definePage, type Shown, type Visit } from '../page.ts';

const TITLE = 'Special:Export';
/** Pages of one export. */
const MOST = 5000;
const ROWS = 10;

/** Pages as XML, for programs (`Special:Export/Main Page`), by their titles in `pages`, one a line. It changes nothing, and needs no token. */
export const exportPage = definePage({
  title: TITLE,
  heading: message('export'),
  about: message('latchkey-export-about'),
  takesSubpage: true,
  show: (visit) => exported(visit, visit.field('history') !== ''),
  submit: (visit) =>
    exported(visit, visit.subpage === '' ? visit.field('curonly') === '' : visit.field('history') !== ''),
});

async function exported(visit: Visit, history: boolean): Promise<Shown> {
  const { asker, field, settings, session, store, subpage } = visit;
  const titles = (field('pages') || subpage).split(/\r?\n/).filter((title) => title.trim() !== '');
  if (titles.length === 0) return { body: asks(visit) };
  if (!asker.rights.has('read')) throw refusal('readapidenied');
  if (titles.length > MOST) throw refusal('toomanyvalues', ['pages', MOST]);
  const rows = await store.pages.byName(
    titles.flatMap((written) => {
      const title = readTitle(written, settings.siteName);
      return 'key' in title || title.namespace.id < 0 ? [] : [nameOf(title)];
    }),
  );
  const pages = [...new Map(rows.map((row) => [row.id, row])).values()];
  const known = pages.map((row) => ({ row, title: titleOf(row, settings.siteName) }));
  const file = `${encodeURIComponent(settings.siteName)}-${new Date(session.now).toISOString().replaceAll(/\D/g, '').slice(0, 14)}.xml`;
  return {
    bytes: await exportPages(known, '0.11', visit, history),
    status: 200,
    headers: [
      ['Content-Type', 'application/xml; charset=utf-8'],
      ['X-Robots-Tag', 'noindex,nofollow'],
      ...(field('wpDownload') === '' ? [] : ([['Content-Disposition', `attachment;filename=${file}`]] as const)),
    ],
  };
}

function asks({ say, url }: Visit) {
  const fields = html`${linesField({ name: 'pages', label: say('latchkey-export-pages'), value: '', rows: ROWS })}
${checkbox({ name: 'curonly', label: say('exportcuronly'), checked: true })}
${checkbox({ name: 'wpDownload', label: say('latchkey-export-download'), checked: true })}
<div class="actions">${button(say('export'), { look: 'primary' })}</div>`;
  return form(url(TITLE), {}, fields);
}
