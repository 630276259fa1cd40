import { type Message, message } from '../i18n/message.ts';
import type { Protection } from '../store/pages.ts';
import { MEDIAWIKI, USER } from './namespaces.ts';
import type { Title } from './title.ts';

/** Who wants to change a page. */
export interface Changer {
  /** Name of the account, or the address. */
  readonly name: string;
  readonly isAccount: boolean;
  readonly rights: ReadonlySet<string>;
}

/** A page that is to be changed. */
export interface ChangedPage {
  readonly title: Title;
  readonly isThere: boolean;
  readonly protections: readonly Protection[];
}

const LEVEL_RIGHTS: { readonly [level: string]: string } = {
  sysop: 'editprotected',
  autoconfirmed: 'editsemiprotected',
};
const CODE_RIGHTS: { readonly [ending: string]: string } = { css: 'css', js: 'js', json: 'json' };

/** What keeps one from doing something to a page (`edit`, `move`, `delete` …), blocks apart; empty: nothing. */
export function againstChange(action: string, { title, isThere, protections }: ChangedPage, by: Changer): Message[] {
  const against: Message[] = [];
  if (!by.rights.has(action)) against.push(message('badaccess-groups', [], 0));
  if (action === 'edit' && !isThere && !by.rights.has(title.namespace.id % 2 === 1 ? 'createtalk' : 'createpage')) {
    against.push(by.isAccount ? message('nocreate-loggedin') : message('nocreatetext'));
  }
  const { protection } = title.namespace;
  if (protection !== undefined && !by.rights.has(protection)) against.push(message('protectedinterface', action));
  const code = codeRight(title, by.name);
  if (code !== undefined && !by.rights.has(code)) against.push(message('protectedcode', title.prefixed));
  for (const { type, level } of protections) {
    if (type !== action) continue;
    if (!by.rights.has(LEVEL_RIGHTS[level] ?? level)) against.push(message('protectedpagetext', level, action));
  }
  return against;
}

/** The right that a page needs because what is on it is run or read by the software. */
function codeRight({ namespace, text }: Title, name: string): string | undefined {
  const kind = CODE_RIGHTS[/\.(css|json|js)$/.exec(text)?.[1] ?? ''];
  if (kind === undefined) return undefined;
  if (namespace.id === MEDIAWIKI) return `editsite${kind}`;
  if (namespace.id !== USER || !text.includes('/')) return undefined;
  return text.startsWith(`${name}/`) ? `editmyuser${kind}` : `edituser${kind}`;
}
