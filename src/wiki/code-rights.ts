import { type Message, message } from '../i18n/message.ts';
import { MEDIAWIKI, USER } from './namespaces.ts';
import type { Title } from './title.ts';

/** Endings of titles, with the content model of such pages and what their refusals say, in the order in which rights are asked for. */
const KINDS = [
  {
    model: 'css',
    ending: 'css',
    site: (action: string) => message('sitecssprotected', action),
    user: (action: string) => message('customcssprotected', action),
    own: (action: string) => message('mycustomcssprotected', action),
  },
  {
    model: 'json',
    ending: 'json',
    site: (action: string) => message('sitejsonprotected', action),
    user: (action: string) => message('customjsonprotected', action),
    own: (action: string) => message('mycustomjsonprotected', action),
  },
  {
    model: 'javascript',
    ending: 'js',
    site: (action: string) => message('sitejsprotected', action),
    user: (action: string) => message('customjsprotected', action),
    own: (action: string) => message('mycustomjsprotected', action),
  },
];
/** What leaves the text of such a page as it is. */
const LOOKING: ReadonlySet<string> = new Set(['patrol', 'deletedhistory', 'deletedtext', 'viewsuppressed']);
/** What only takes it away: nobody may keep there what others may not remove. */
const REMOVING: ReadonlySet<string> = new Set(['delete', 'deleterevision', 'suppressrevision']);
/** Messages that are shown as the HTML that they are. */
const HTML_MESSAGES: ReadonlySet<string> = new Set(['Copyright', 'History copyright', 'Googlesearch']);

interface CodePage {
  readonly title: Title;
  readonly model: string;
}

interface CodeChanger {
  readonly name: string;
  readonly rights: ReadonlySet<string>;
}

/** What keeps one from doing something to a page because the software runs or reads what is on it: styles, scripts, data. */
export function againstCode(action: string, page: CodePage, by: CodeChanger): Message[] {
  const { namespace, text } = page.title;
  if (LOOKING.has(action)) return [];
  if (namespace.id === MEDIAWIKI) return againstSiteCode(action, page, by);
  return namespace.id === USER && text.includes('/') && !REMOVING.has(action) ? againstUserCode(action, page, by) : [];
}

function againstSiteCode(action: string, { title: { text }, model }: CodePage, { rights }: CodeChanger): Message[] {
  const kind = KINDS.find(
    ({ ending, model: itsModel }) =>
      (model === itsModel || text.endsWith(`.${ending}`)) && !rights.has(`editsite${ending}`),
  );
  const isHtml = HTML_MESSAGES.has(text.split('/', 1)[0] ?? '');
  const mayHtml = rights.has('editsitecss') && rights.has('editsitejs');
  return [
    ...(kind ? [kind.site(action)] : []),
    ...(isHtml && !mayHtml ? [message('siterawhtmlprotected', action)] : []),
  ];
}

function againstUserCode(action: string, { title: { text }, model }: CodePage, by: CodeChanger): Message[] {
  const isOwn = text.startsWith(`${by.name}/`);
  const may = (ending: string) => by.rights.has(`edituser${ending}`) || (isOwn && by.rights.has(`editmyuser${ending}`));
  const kind = KINDS.find(({ ending, model: itsModel }) => model === itsModel && !may(ending));
  return kind ? [isOwn ? kind.own(action) : kind.user(action)] : [];
}
