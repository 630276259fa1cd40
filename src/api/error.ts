import { type Message, type MessageParam, message } from '../i18n/message.ts';
import { StoreError } from '../store/store-error.ts';
import type { Tree } from './result.ts';

/** Every code that a request can be refused with, and the key of its text. */
export const ERRORS = {
  alreadyrolled: 'alreadyrolled',
  alreadyblocked: 'ipb_already_blocked',
  articleexists: 'apierror-articleexists',
  assertanonfailed: 'apierror-assertanonfailed',
  assertbotfailed: 'apierror-assertbotfailed',
  assertnameduserfailed: 'apierror-assertnameduserfailed',
  assertuserfailed: 'apierror-assertuserfailed',
  bad_wlowner: 'nosuchusershort',
  bad_wltoken: 'apierror-bad-watchlist-token',
  bad_image_title: 'apierror-bad-image-title',
  badaccess: 'badaccess',
  badcontinue: 'apierror-badcontinue',
  badformat: 'apierror-badformat',
  badupload: 'paramvalidator-badupload-notupload',
  'badformat-generic': 'apierror-badformat-generic',
  badgenerator: 'apierror-badgenerator-unknown',
  badinteger: 'paramvalidator-badinteger',
  badid_rvendid: 'apierror-revisions-badid',
  badid_rvstartid: 'apierror-revisions-badid',
  badmd5: 'apierror-badmd5',
  badmodule: 'apierror-badmodule-nosubmodules',
  badrequest: 'apierror-changeauth-norequest',
  badquery: 'apierror-badquery',
  badtags: 'tags-apply-not-allowed-multi',
  badtimestamp: 'paramvalidator-badtimestamp',
  badtitle: 'paramvalidator-badtitle',
  badtoken: 'apierror-badtoken',
  badurl_createreturnurl: 'apierror-badurl',
  badurl_linkreturnurl: 'apierror-badurl',
  badurl_loginreturnurl: 'apierror-badurl',
  baduser: 'paramvalidator-baduser',
  baduser_target: 'apierror-baduser',
  baduser_user: 'apierror-baduser',
  badvalue: 'paramvalidator-badvalue-enumnotmulti',
  badvalue_cmendhexsortkey: 'apierror-badparameter',
  badvalue_cmstarthexsortkey: 'apierror-badparameter',
  badvalue_gcmendhexsortkey: 'apierror-badparameter',
  badvalue_gcmstarthexsortkey: 'apierror-badparameter',
  blocked: 'apierror-blocked',
  'blocked-mailpassword': 'blocked-mailpassword',
  cannotreauthenticate: 'apierror-cannotreauthenticate',
  cantchangecontentmodel: 'apierror-cantchangecontentmodel',
  cantsend: 'mailnologin',
  cantdelete: 'cannotdelete',
  'cantblock-email': 'apierror-cantblock-email',
  cantunblock: 'ipb_cant_unblock',
  cidrtoobroad: 'apierror-cidrtoobroad',
  'cantimport-upload': 'apierror-permissiondenied',
  'contentmodel-mismatch': 'apierror-contentmodel-mismatch',
  'compare-no-title': 'apierror-compare-no-title',
  'compare-nofromrevision': 'apierror-compare-nofromrevision',
  'compare-notorevision': 'apierror-compare-notorevision',
  'compare-maintextrequired': 'apierror-compare-maintextrequired',
  'compare-relative-to-nothing': 'apierror-compare-relative-to-nothing',
  contenttoobig: 'apierror-contenttoobig',
  contenttoolarge: 'apierror-http-contenttoolarge',
  'create-titleexists': 'apierror-create-titleexists',
  diffto: 'apierror-baddiffto',
  emailnotarget: 'apierror-nosuchuser',
  'edit-invalidredirect': 'apierror-edit-invalidredirect',
  editconflict: 'edit-conflict',
  includeAllDenied: 'apierror-siteinfo-includealldenied',
  'import-rootpage-invalid': 'apierror-invalidtitle',
  'import-rootpage-nosubpage': 'namespace-nosubpages',
  'import-unknownerror': 'apierror-import-unknownerror',
  'invalid-json-data': 'invalid-json-data',
  invalidcategory: 'apierror-invalidcategory',
  invalidiprange: 'apierror-invalidiprange',
  invalidexpiry: 'apierror-invalidexpiry',
  invalidmethod: 'apierror-invalidmethod',
  invalidparammix: 'apierror-invalidparammix',
  invalidsection: 'apierror-invalidsection',
  invaliduserid: 'apierror-invaliduserid',
  invalidtitle: 'apierror-invalidtitle',
  'invalid-title': 'apierror-invalidtitle',
  ip_range_toolarge: 'ip_range_toolarge',
  'ipb-empty-block': 'ipb-empty-block',
  'ipb-prevent-user-talk-edit': 'ipb-prevent-user-talk-edit',
  ipb_expiry_old: 'ipb_expiry_old',
  ipbblocked: 'ipbblocked',
  ipbnounblockself: 'ipbnounblockself',
  'latchkey-busy': 'latchkey-busy',
  'latchkey-crosssite': 'latchkey-crosssite',
  maxlag: 'apierror-maxlag',
  missingcommenttext: 'missingcommenttext',
  missingcontent: 'apierror-missingcontent-revid',
  missingparam: 'paramvalidator-missingparam',
  missingtitle: 'paramvalidator-missingtitle',
  'missingtitle-createonly': 'apierror-missingtitle-createonly',
  multisource: 'apierror-invalidparammix-cannotusewith',
  patrol: 'apierror-permissiondenied-patrolflag',
  multpages: 'apierror-multpages',
  mustbeposted: 'apierror-mustbeposted',
  mustpostparams: 'apierror-mustpostparams',
  noemailtext: 'emailuser-noaddress',
  nowikiemailtext: 'emailuser-unwanted',
  nochanges: 'apierror-nochanges',
  nofile: 'importnofile',
  nointerwikiprefix: 'apierror-missingparam',
  nooptionname: 'apierror-missingparam',
  nosuchfromsection: 'apierror-compare-nosuchfromsection',
  nosuchpageid: 'apierror-nosuchpageid',
  nosuchrcid: 'apierror-nosuchrcid',
  nosuchrevid: 'apierror-nosuchrevid',
  nosuchsection: 'apierror-nosuchsection',
  nosuchsession: 'apierror-nosuchsession',
  nosuchtosection: 'apierror-compare-nosuchtosection',
  nosuchuser: 'apierror-nosuchuser',
  nosuchuserid: 'apierror-nosuchuserid',
  notloggedin: 'apierror-mustbeloggedin-generic',
  notpatrollable: 'apierror-notpatrollable',
  onlyauthor: 'cantrollback',
  pagecannotexist: 'apierror-pagecannotexist',
  pagedeleted: 'apierror-pagedeleted',
  param_ip: 'apierror-badip',
  paramempty_ucuser: 'apierror-paramempty',
  paramempty_ucuserids: 'apierror-paramempty',
  params: 'apierror-allpages-generator-redirects',
  'passwordreset-invalidemail': 'passwordreset-invalidemail',
  'passwordreset-nodata': 'passwordreset-nodata',
  pastexpiry: 'apierror-pastexpiry',
  permissiondenied: 'apierror-permissiondenied',
  'promised-nonwrite-api': 'apierror-promised-nonwrite-api',
  ratelimited: 'apierror-ratelimited',
  'protect-invalidaction': 'apierror-protect-invalidaction',
  'protect-invalidlevel': 'apierror-protect-invalidlevel',
  readapidenied: 'apierror-readapidenied',
  reauthenticate: 'apierror-reauthenticate',
  'session-page-restricted': 'session-page-restricted',
  'redirect-appendonly': 'apierror-redirect-appendonly',
  revwrongpage: 'apierror-revwrongpage',
  sectionsnotsupported: 'apierror-sectionsnotsupported',
  'search-text-disabled': 'apierror-searchdisabled',
  show: 'apierror-show',
  toofewexpiries: 'apierror-toofewexpiries',
  toomanyvalues: 'paramvalidator-toomanyvalues',
  'tags-activate-not-allowed': 'tags-not-allowed',
  'tags-activate-not-found': 'tags-not-found',
  'tags-apply-blocked': 'tags-apply-blocked',
  'tags-apply-no-permission': 'tags-apply-no-permission',
  'tags-create-already-exists': 'tags-create-already-exists',
  'tags-create-invalid-chars': 'tags-create-invalid',
  'tags-create-invalid-title-chars': 'tags-create-invalid',
  'tags-create-no-name': 'tags-create-invalid',
  'tags-deactivate-not-allowed': 'tags-not-allowed',
  'tags-delete-not-allowed': 'tags-not-allowed',
  'tags-delete-not-found': 'tags-not-found',
  'tags-delete-too-many-uses': 'tags-delete-too-many-uses',
  'tags-manage-blocked': 'tags-manage-blocked',
  undofailure: 'undo-failure',
  uploaddisabled: 'uploaddisabled',
  unknown_leaction: 'apierror-unrecognizedvalue',
  userexists: 'userexists',
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** One thing that is wrong, or worth a warning: a stable code, a text for people, and data for programs. */
export interface Problem {
  readonly code: string;
  readonly message: Message;
  readonly data?: Tree;
  /** A sentence for people that follows the text. */
  readonly why?: Message;
}

interface ErrorOptions {
  readonly status?: number;
  readonly internal?: boolean;
  readonly module?: string;
  readonly others?: readonly Problem[];
  readonly retryAfter?: number;
}

/** A request that is refused: an answer of the API, not a fault of the server. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly problem: Problem;
  /** What else is wrong. */
  readonly others: readonly Problem[];
  /** HTTP status, where it is not 200. */
  readonly status: number;
  /** A fault of the server, told to the client as an error. */
  readonly internal: boolean;
  /** Path of the module whose error it is, where it is not the one at work. */
  readonly module: string | null;
  /** Seconds after which to ask again is worth it. */
  readonly retryAfter: number | null;

  constructor(
    problem: Problem,
    { status = 200, internal = false, module, others = [], retryAfter }: ErrorOptions = {},
  ) {
    super(problem.code);
    this.problem = problem;
    this.others = others;
    this.status = status;
    this.internal = internal;
    this.module = module ?? null;
    this.retryAfter = retryAfter ?? null;
  }
}

/** The refusal with a code of the table. `text` is what goes into the code's usual text, or another text. */
export function refusal(
  code: ErrorCode,
  text: readonly MessageParam[] | Message = [],
  extra: Pick<Problem, 'data' | 'why'> & { readonly status?: number; readonly module?: string } = {},
): ApiError {
  const said = 'key' in text ? text : message(ERRORS[code], ...text);
  return new ApiError(
    { code, message: said, ...(extra.data && { data: extra.data }), ...(extra.why && { why: extra.why }) },
    { status: extra.status ?? 200, ...(extra.module !== undefined && { module: extra.module }) },
  );
}

/** The refusal for all that is wrong with something, each with the code of its message; the first with the reason why, if it is known. */
export function refusalFor([first, ...more]: readonly [Message, ...Message[]], why?: Message): ApiError {
  const others = more.map((one) => ({ code: apiCode(one.key), message: one }));
  return new ApiError({ code: apiCode(first.key), message: first, ...(why && { why }) }, { others });
}

/** Message keys whose code is not simply the key. */
const CODES: { readonly [key: string]: string } = {
  noname: 'invaliduser',
  'badaccess-group0': 'permissiondenied',
  'badaccess-groups': 'permissiondenied',
  'cantmove-titleprotected': 'protectedtitle',
  deleteprotected: 'cantedit',
  movenologintext: 'cantmove-anon',
  'ns-specialprotected': 'unsupportednamespace',
  movenotallowed: 'cantmove',
  'protect-cantedit': 'cantedit',
  'markedaspatrollederror-noautopatrol': 'noautopatrol',
  'nocreate-loggedin': 'cantcreate',
  nocreatetext: 'cantcreate-anon',
  protectedinterface: 'protectednamespace-interface',
  protectedpagetext: 'protectedpage',
  autoblockedtext: 'autoblocked',
  blockedtext: 'blocked',
  'blockedtext-partial': 'blocked',
  ipb_expiry_invalid: 'invalidexpiry',
  nosuchusershort: 'nosuchuser',
  actionthrottledtext: 'ratelimited',
  'authpage-cannot-login-continue': 'sessionlost',
};

/** The code that a message has where it is told with a code: its key without what only says that it is one of the API's. */
export function apiCode(key: string): string {
  return (CODES[key] ?? key.replace(/^(?:apierror|apiwarn)-/, '')).replace(/[^A-Za-z0-9_-]/g, '_');
}

/** The refusal of a request that the server has no room for just now. */
export function busy(retryAfter: number): ApiError {
  const said = message(ERRORS['latchkey-busy'], retryAfter);
  return new ApiError({ code: 'latchkey-busy', message: said }, { status: 503, retryAfter });
}

/** What a client is told of a fault of the server: its kind, and nothing else. */
export function internalError(error: unknown): ApiError {
  const kind = error instanceof StoreError ? 'DBQueryError' : 'Error';
  const text = message('apierror-exceptioncaughttype', kind);
  return new ApiError(
    { code: `internal_api_error_${kind}`, message: text, data: { errorclass: kind } },
    { internal: true },
  );
}
