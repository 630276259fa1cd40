import { type Message, message } from '../../../i18n/message.ts';
import type { PageRead } from '../../../wiki/save-page.ts';
import { summaryText } from '../../../wiki/summary-text.ts';
import type { Call } from '../../module.ts';
import { inWikisLanguage } from '../../page-event.ts';
import type { Params } from '../../param/param.ts';

/** Characters of the longest reason. */
const MOST = 500;
/** So many revisions are looked at to find out whether a page is all one's own work. */
const LOOKED_AT = 20;

/** The reason that a deletion has if none is given: what was on the page, and who wrote it if that was one alone. */
export async function reasonFor({ row, text }: PageRead, call: Call<Params>): Promise<string> {
  const { pages } = call.store;
  const revisions = await pages.history({ page: row.id, limit: LOOKED_AT });
  const [latest, before] = revisions;
  const fill = (said: (content: string) => Message, content: string) => {
    const around = [...inWikisLanguage(said(''), call)].length;
    return inWikisLanguage(said(summaryText(content, MOST - around)), call);
  };
  if (text === '' && before) {
    const last = (await pages.texts([before.content])).get(before.content) ?? '';
    return fill((content) => message('exbeforeblank', content), last);
  }
  const author = latest?.userName ?? '';
  const isAlone = revisions.every(({ userName }) => userName === author);
  return isAlone
    ? fill((content) => message('excontentauthor', content, author), text)
    : fill((content) => message('excontent', content), text);
}
