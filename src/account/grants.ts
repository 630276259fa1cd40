const EDIT = 'edit minoredit applychangetags changetags editcontentmodel';

/** What each grant of a bot password lets through, as MediaWiki 1.43 sets it up. */
export const GRANT_RIGHTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    basic: `autocreateaccount autoconfirmed autopatrol editsemiprotected ipblock-exempt nominornewtalk patrolmarks
      read unwatchedpages`,
    highvolume: 'bot apihighlimits noratelimit markbotedits',
    import: 'import importupload',
    editpage: `${EDIT} pagelang`,
    editprotected: `${EDIT} editprotected`,
    editmycssjs: `${EDIT} editmyusercss editmyuserjson editmyuserjs`,
    editmyoptions: 'editmyoptions editmyuserjson',
    editinterface: `${EDIT} editinterface edituserjson editsitejson`,
    editsiteconfig: `${EDIT} editinterface edituserjson editsitejson editusercss edituserjs editsitecss editsitejs`,
    createeditmovepage: `${EDIT} createpage createtalk delete-redirect move move-rootuserpages move-subpages
      move-categorypages suppressredirect`,
    uploadfile: 'upload reupload-own',
    uploadeditmovefile: 'upload reupload-own reupload reupload-shared upload_by_url movefile suppressredirect',
    patrol: 'patrol',
    rollback: 'rollback',
    blockusers: 'block blockemail',
    viewdeleted: 'browsearchive deletedhistory deletedtext',
    viewrestrictedlogs: 'suppressionlog',
    delete: `${EDIT} browsearchive deletedhistory deletedtext delete bigdelete deletelogentry deleterevision undelete`,
    oversight: 'suppressrevision viewsuppressed',
    protect: `${EDIT} editprotected protect`,
    viewmywatchlist: 'viewmywatchlist',
    editmywatchlist: 'editmywatchlist',
    sendemail: 'sendemail',
    createaccount: 'createaccount',
    privateinfo: 'viewmyprivateinfo',
    mergehistory: 'mergehistory',
  }).map(([grant, rights]) => [grant, rights.split(/\s+/)]),
);

/** Of the rights of an account, those that the grants of a bot password let through. */
export function reduceToGrants(rights: readonly string[], grants: readonly string[]): string[] {
  const granted = new Set(grants.flatMap((grant) => GRANT_RIGHTS.get(grant) ?? []));
  return rights.filter((right) => granted.has(right));
}
