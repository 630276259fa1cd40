import { type Html, html } from '../../lib/html.ts';
import type { MemberCount } from '../../store/links.ts';
import { CATEGORY } from '../../wiki/namespaces.ts';
import { nameOf, type Title } from '../../wiki/title.ts';
import { askApi } from '../ask-api.ts';
import { refusal } from '../kit/refusal.ts';
import { titleList } from '../kit/title-list.ts';
import type { Visit } from '../page.ts';

/** Members of one kind on one page. */
const MOST = 200;

/** Kinds of members: what the API calls each, what the store counts it as, and the heading above. */
const KINDS: readonly (readonly [type: string, counted: keyof MemberCount, heading: string])[] = [
  ['subcat', 'categories', 'latchkey-category-subcategories'],
  ['page', 'pages', 'latchkey-category-pages'],
  ['file', 'files', 'latchkey-category-files'],
];

/** What is in a category, kind by kind, each part by part; undefined: it is no category, or nothing is in it. */
export async function categoryMembers(visit: Visit, about: Title): Promise<Html | undefined> {
  if (about.namespace.id !== CATEGORY) return undefined;
  const { key } = nameOf(about);
  const counts = (await visit.store.links.memberCounts([key])).get(key);
  if (!counts) return undefined;
  const kinds = KINDS.filter(([, counted]) => counts[counted] > 0);
  const sections = kinds.map(([type, counted, heading]) =>
    section(visit, about, type, visit.say(heading, { num: counts[counted] })),
  );
  return html`${await Promise.all(sections)}`;
}

async function section(visit: Visit, about: Title, type: string, heading: string): Promise<Html> {
  const { field, say, url } = visit;
  const from = field(`${type}from`);
  const asked = {
    action: 'query',
    list: 'categorymembers',
    cmtitle: about.prefixed,
    cmtype: type,
    cmlimit: String(MOST),
  };
  const { query, continue: rest, errors = [] } = await askApi(visit, { ...asked, ...(from && { cmcontinue: from }) });
  if (errors.length > 0) return refusal(errors);
  const members = query.categorymembers as readonly { readonly title: string }[];
  const more =
    rest &&
    html`<p><a href="${url(about.prefixed, { [`${type}from`]: rest.cmcontinue })}">${say('latchkey-more')}</a></p>
`;
  return html`<h2>${heading}</h2>
${titleList(visit, members)}
${more}`;
}
