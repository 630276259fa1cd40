import { type Message, message } from '../i18n/message.ts';
import type { Protection } from '../store/pages.ts';
import { againstCode } from './code-rights.ts';
import { USER } from './namespaces.ts';
import type { Title } from './title.ts';

/** Who wants to change a page. */
export interface Changer {
  /** Name of the account, or the address. */
  readonly name: string;
  readonly isAccount: boolean;
  readonly rights: ReadonlySet<string>;
  /** The groups whose members have a right. */
  groupsWith(right: string): readonly string[];
  /** Whether one has come with a bot password that is for other pages only. */
  isForOthers(page: Title): boolean;
}

/** A page that is to be changed. */
export interface ChangedPage {
  readonly title: Title;
  readonly isThere: boolean;
  /** Its content model; of one that is not there, the one that it would have. */
  readonly model: string;
  readonly protections: readonly Protection[];
  /** Pages that include it and protect what they include: their titles, and what editing needs. */
  readonly cascading?: readonly { readonly title: string; readonly level: string }[];
  /** What making it needs, if the title is protected. */
  readonly creation?: string | undefined;
}

/** Says that a bot password is for other pages only. */
export const PAGE_RESTRICTED = 'session-page-restricted';

const LEVEL_RIGHTS: { readonly [level: string]: string } = {
  sysop: 'editprotected',
  autoconfirmed: 'editsemiprotected',
};

/** What keeps one from doing something to a page (`edit`, `move`, `delete` …), blocks apart; empty: nothing. */
export function againstChange(action: string, page: ChangedPage, by: Changer): Message[] {
  const { title, isThere } = page;
  const against: Message[] = [];
  if (MOVES.has(action)) against.push(...againstMove(action, page, by));
  else if (!by.rights.has(action)) against.push(onlyGroups(by.groupsWith(action)));
  if (action === 'edit' && !isThere && !by.rights.has(title.namespace.id % 2 === 1 ? 'createtalk' : 'createpage')) {
    against.push(by.isAccount ? message('nocreate-loggedin') : message('nocreatetext'));
  }
  if (title.namespace.id < 0) against.push(message('ns-specialprotected'));
  const { protection } = title.namespace;
  if (protection !== undefined && !by.rights.has(protection)) against.push(message('protectedinterface', action));
  against.push(
    ...againstCode(action, page, by),
    ...againstLevels(action, page, by),
    ...againstCascades(action, page, by),
  );
  if (by.isForOthers(title)) against.push(message(PAGE_RESTRICTED));
  if (action === 'delete' && againstLevels('edit', page, by).length > 0) against.push(message('deleteprotected'));
  const implied = IMPLIES_EDITING[action];
  if (implied !== undefined && againstChange('edit', page, by).length > 0) against.push(implied);
  return against;
}

/** Says that only the members of groups may do something. */
export function onlyGroups(groups: readonly string[]): Message {
  return groups.length === 0 ? message('badaccess-group0') : message('badaccess-groups', groups, groups.length);
}

const MOVES: ReadonlySet<string> = new Set(['move', 'move-target']);
const IMPLIES_EDITING: { readonly [action: string]: Message } = {
  protect: message('protect-cantedit'),
  undelete: message('undelete-cantedit'),
};

function againstMove(action: string, { title }: ChangedPage, by: Changer): Message[] {
  const { namespace, text } = title;
  const isSource = action === 'move';
  const against: Message[] = [];
  const isRoot = namespace.id === USER && !text.includes('/') && !by.rights.has('move-rootuserpages');
  if (isSource && isRoot) against.push(message('cant-move-user-page'));
  if (!by.rights.has('move')) {
    against.push(isSource && !by.isAccount ? message('movenologintext') : message('movenotallowed'));
  } else if (!isSource && isRoot) against.push(message('cant-move-to-user-page'));
  if (namespace.id < 0) {
    const { canonical } = namespace;
    against.push(
      isSource ? message('immobile-source-namespace', canonical) : message('immobile-target-namespace', canonical),
    );
  }
  return against;
}

/** What the levels of a page's protection keep one from. A cascading one keeps from changes who could not have set it. */
function againstLevels(action: string, { isThere, protections, creation }: ChangedPage, by: Changer): Message[] {
  const levels = protections.filter(({ type }) => type === action).map(({ level }) => level);
  if (!isThere && action === 'edit' && creation !== undefined) levels.push(creation);
  const cascades = protections.some(({ cascade }) => cascade);
  return levels.flatMap((level) => {
    if (!mayPass(level, by.rights)) return [message('protectedpagetext', level, action)];
    return cascades && !by.rights.has('protect') ? [message('protectedpagetext', 'protect', action)] : [];
  });
}

/** What pages that include it keep one from: only who could have set their protection may edit what they include. */
function againstCascades(action: string, { cascading = [] }: ChangedPage, by: Changer): Message[] {
  const against = cascading.filter(({ level }) => !(by.rights.has('protect') && mayPass(level, by.rights)));
  if (action !== 'edit' || against.length === 0) return [];
  return [
    message(
      'cascadeprotected',
      against.length,
      against.map(({ title }) => `[[:${title}]]`),
    ),
  ];
}

/** Whether rights are enough for a level of protection. */
export function mayPass(level: string, rights: ReadonlySet<string>): boolean {
  return rights.has(LEVEL_RIGHTS[level] ?? level);
}
