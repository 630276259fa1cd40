import { type Html, html } from '../../lib/html.ts';
import type { MemberCount } from '../../store/links.ts';
import { CATEGORY, FILE, namespaceName, namespaceNumbered } from '../../wiki/namespaces.ts';
import { nameOf, type Title } from '../../wiki/title.ts';
import { askApi } from '../ask-api.ts';
import { refusal } from '../kit/refusal.ts';
import type { Visit } from '../page.ts';

/** Members of one kind on one page. */
const MOST = 200;

/** Kinds of members: what the API calls each, and what the store counts it as. */
const KINDS: readonly (readonly [type: string, counted: keyof MemberCount])[] = [
  ['subcat', 'categories'],
  ['page', 'pages'],
  ['file', 'files'],
];

/** What is in a category, kind by kind, each part by part; undefined: it is no category, or nothing is in it. */
export async function categoryMembers(visit: Visit, about: Title): Promise<Html | undefined> {
  if (about.namespace.id !== CATEGORY) return undefined;
  const { key } = nameOf(about);
  const counts = (await visit.store.links.memberCounts([key])).get(key);
  if (!counts) return undefined;
  const kinds = KINDS.filter(([, counted]) => counts[counted] > 0);
  return html`${await Promise.all(kinds.map(([type, counted]) => section(visit, about, type, counts[counted])))}`;
}

async function section(visit: Visit, about: Title, type: string, count: number): Promise<Html> {
  const { field, say, url, language } = visit;
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
  const items = members.map(
    ({ title }) => html`<li><a href="${url(title)}"><bdi>${title}</bdi></a></li>
`,
  );
  const more =
    rest &&
    html`<p><a href="${url(about.prefixed, { [`${type}from`]: rest.cmcontinue })}">${say('latchkey-more')}</a></p>
`;
  const names: { readonly [type: string]: string } = {
    subcat: say('latchkey-categories', count),
    page: say('latchkey-botpassword-pages'),
  };
  const heading = names[type] ?? namespaceName(namespaceNumbered(FILE), visit.settings.siteName);
  return html`<h2>${heading} (${count.toLocaleString(language.tag)})</h2>
<ul class="titles">
${items}</ul>
${more}`;
}
