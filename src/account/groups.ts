import type { AccountRow, Memberships } from '../store/accounts.ts';
import type { AccountSettings } from './settings.ts';

/** What the members of each group may do, as MediaWiki 1.43 sets it up; `*` is everybody. */
export const GROUP_RIGHTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    '*': 'createaccount read edit createpage createtalk viewmyprivateinfo editmyprivateinfo editmyoptions',
    user: `move move-subpages move-rootuserpages move-categorypages movefile read edit createpage createtalk
      upload reupload reupload-shared minoredit editmyusercss editmyuserjson editmyuserjs editmyuserjsredirect
      sendemail applychangetags changetags editcontentmodel viewmywatchlist editmywatchlist`,
    autoconfirmed: 'autoconfirmed editsemiprotected',
    bot: 'bot autoconfirmed editsemiprotected nominornewtalk autopatrol suppressredirect apihighlimits',
    sysop: `block createaccount delete bigdelete deletedhistory deletedtext undelete editinterface editsitejson
      edituserjson import importupload move move-subpages move-rootuserpages move-categorypages patrol autopatrol
      protect editprotected rollback upload reupload reupload-shared unwatchedpages autoconfirmed editsemiprotected
      ipblock-exempt blockemail markbotedits apihighlimits browsearchive noratelimit movefile unblockself
      suppressredirect mergehistory managechangetags deletechangetags`,
    'interface-admin': 'editinterface editsitecss editsitejson editsitejs editusercss edituserjson edituserjs',
    bureaucrat: 'userrights noratelimit renameuser',
    suppress: 'hideuser suppressrevision viewsuppressed suppressionlog deleterevision deletelogentry',
  }).map(([group, rights]) => [group, rights.split(/\s+/)]),
);

/** The groups that an account can be put into. */
export const EXPLICIT_GROUPS: readonly string[] = [...GROUP_RIGHTS.keys()].filter(
  (group) => !['*', 'user', 'autoconfirmed'].includes(group),
);

/** What a question about groups and rights depends on. */
export interface Member {
  /** null: an anonymous visitor. */
  readonly account: AccountRow | null;
  readonly settings: AccountSettings;
  readonly now: number;
}

const NOBODY: readonly string[] = ['*'];
const USER: readonly string[] = ['*', 'user'];
const CONFIRMED: readonly string[] = ['*', 'user', 'autoconfirmed'];

/** The groups that nobody has to be put into. */
export function implicitGroups({ account, settings, now }: Member): readonly string[] {
  if (account === null) return NOBODY;
  const confirmed =
    account.editCount >= settings.autoConfirmCount && now - account.registered >= settings.autoConfirmAge * 1000;
  return confirmed ? CONFIRMED : USER;
}

/** The groups that an account was put into and that have not ended. */
export function explicitGroups({ groups, groupExpiries }: Memberships, now: number): string[] {
  return groups.filter((group) => (groupExpiries[group] ?? Infinity) > now);
}

/** All groups of an account, those that it was put into first, as MediaWiki lists them. */
export function effectiveGroups(member: Member): readonly string[] {
  const { account, now } = member;
  const implicit = implicitGroups(member);
  if (account === null || account.groups.length === 0) return implicit;
  return [...new Set([...explicitGroups(account, now), ...implicit])];
}
