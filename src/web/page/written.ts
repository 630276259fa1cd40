import { message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { nameOf, readTitle } from '../../wiki/title.ts';
import { definePage, type Visit } from '../page.ts';
import { missing } from './missing.ts';

/** A page that somebody has written: its text as it is, to those who may read. */
export const written = definePage({
  title: '',
  heading: message('latchkey-page-missing'),
  async show(visit) {
    const found = visit.asker.rights.has('read') ? await read(visit) : undefined;
    if (found === undefined) return missing.show(visit);
    const body = html`<p class="aside">${visit.say('latchkey-page-as-written')}</p>
<pre dir="auto" tabindex="0">${found.text}</pre>`;
    return { body, heading: message('rawmessage', found.title) };
  },
});

async function read({ subpage, store, settings }: Visit): Promise<{ title: string; text: string } | undefined> {
  const title = readTitle(subpage, settings.siteName);
  if ('key' in title) return undefined;
  const [page] = await store.pages.byName([nameOf(title)]);
  const [revision] = page ? await store.pages.revisions([page.latest]) : [];
  if (revision === undefined || revision.hidden !== 0) return undefined;
  const text = (await store.pages.texts([revision.content])).get(revision.content);
  return text === undefined ? undefined : { title: title.prefixed, text };
}
