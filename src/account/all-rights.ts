/** What everybody may do: rights that stand for something that is only limited in its rate, as MediaWiki 1.43 has them. */
export const IMPLICIT_RIGHTS: readonly string[] = `
  changeemail confirmemail linkpurge mailpassword purge renderfile renderfile-nonstandard stashbasehtml
  stashedit
`
  .trim()
  .split(/\s+/);

/** Every right of MediaWiki 1.43, whether a group has it or not. */
export const ALL_RIGHTS: readonly string[] = [
  ...IMPLICIT_RIGHTS,
  ...`
  apihighlimits applychangetags autoconfirmed autocreateaccount autopatrol bigdelete block blockemail bot
  browsearchive changetags createaccount createpage createtalk delete delete-redirect deletechangetags
  deletedhistory deletedtext deletelogentry deleterevision edit editcontentmodel editinterface editmyoptions
  editmyprivateinfo editmyusercss editmyuserjs editmyuserjson editmyuserjsredirect editmywatchlist
  editprotected editsemiprotected editsitecss editsitejs editsitejson editusercss edituserjs edituserjson
  hideuser import importupload ipblock-exempt logentryimport managechangetags markbotedits mergehistory
  minoredit move move-categorypages move-rootuserpages move-subpages movefile nominornewtalk noratelimit
  override-export-depth pagelang patrol patrolmarks protect read renameuser reupload reupload-own
  reupload-shared rollback sendemail siteadmin suppressionlog suppressredirect suppressrevision unblockself
  undelete unwatchedpages upload upload_by_url userrights userrights-interwiki viewmyprivateinfo
  viewmywatchlist viewsuppressed
`
    .trim()
    .split(/\s+/),
].sort();
