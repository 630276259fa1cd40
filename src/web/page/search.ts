import { message } from '../../i18n/message.ts';
import { Html, html } from '../../lib/html.ts';
import { nameOf, readTitle } from '../../wiki/title.ts';
import { type ApiAnswer, askApi } from '../ask-api.ts';
import { button } from '../kit/button.ts';
import { textField } from '../kit/field.ts';
import { searchForm } from '../kit/form.ts';
import { moment } from '../kit/moment.ts';
import { refusal } from '../kit/refusal.ts';
import { definePage, type Visit } from '../page.ts';

const TITLE = 'Special:Search';
/** Pages that are shown at once. */
const MOST = 20;
const MOST_LETTERS = 300;

/** A page that was found, as `list=search` tells it. */
interface Found {
  readonly title: string;
  /** HTML: a piece of the text, what was found marked. */
  readonly snippet: string;
  readonly size: number;
  readonly timestamp: string;
}

/** Finds pages by words of their text and their titles. */
export const search = definePage({
  title: TITLE,
  heading: message('search'),
  about: message('latchkey-search-about'),
  async show(visit) {
    const { field, say, url } = visit;
    const words = field('search');
    const label = say('latchkey-search-words');
    const fields = html`${textField({ name: 'search', label, value: words, autocomplete: 'off', maxLength: MOST_LETTERS, autofocus: words === '' })}
<div class="actions">${button(say('search'), { look: 'primary' })}</div>`;
    const form = searchForm(url(TITLE), fields);
    if (words.trim() === '') return { body: form };
    const from = /^\d{1,5}$/.test(field('offset')) ? field('offset') : '0';
    const answer = await found(visit, 'text', from);
    if (answer.errors) return { body: html`${form}${refusal(answer.errors)}`, status: 403 };
    const titled = from === '0' ? pagesOf(await found(visit, 'title', from)) : [];
    const names = new Set(titled.map(({ title }) => title));
    const pages = [...titled, ...pagesOf(answer).filter(({ title }) => !names.has(title))];
    const rest = answer.continue && url(TITLE, { search: words, offset: String(answer.continue.sroffset) });
    const results =
      pages.length === 0
        ? html`<p>${say('search-nonefound')}</p>`
        : html`<ul class="revisions">
${pages.map((one) => result(visit, one))}</ul>`;
    const more = rest && html`<p><a href="${rest}">${say('latchkey-more')}</a></p>`;
    return { body: html`${form}${await theTitle(visit, words)}${results}${more}` };
  },
});

/** What the API finds in texts, or in titles. */
function found(visit: Visit, what: 'text' | 'title', sroffset: string): Promise<ApiAnswer> {
  const asked = { srsearch: visit.field('search'), srwhat: what, srlimit: String(MOST), srnamespace: '*', sroffset };
  return askApi(visit, { action: 'query', list: 'search', ...asked, srprop: 'snippet|size|timestamp' });
}

function pagesOf({ query }: ApiAnswer): readonly Found[] {
  return query?.search ?? [];
}

function result({ url, language }: Visit, { title, snippet, size, timestamp }: Found): Html {
  const length = language.text(message('nbytes', { num: size }));
  // The API has escaped what is in the text.
  return html`<li><a href="${url(title)}"><bdi>${title}</bdi></a> <span class="subtle">${length}, ${moment(language, Date.parse(timestamp))}</span>
<div class="snippet" dir="auto">${new Html(snippet)}</div></li>
`;
}

/** The page that is called what was searched for, or the way to make it. */
async function theTitle({ asker, settings, store, say, url }: Visit, words: string): Promise<Html | undefined> {
  const title = readTitle(words, settings.siteName);
  if ('key' in title || title.namespace.id < 0 || title.text === '') return undefined;
  const [row] = await store.pages.byName([nameOf(title)]);
  if (row) return html`<p><a href="${url(title.prefixed)}"><b><bdi>${title.prefixed}</bdi></b></a></p>`;
  if (!asker.rights.has('edit')) return undefined;
  return html`<p><a href="${url(title.prefixed, { action: 'edit' })}">${say('latchkey-search-create', title.prefixed)}</a></p>`;
}
