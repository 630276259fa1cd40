/** Elements that wikitext may have, beside what it makes itself. */
const WORDS = `abbr b bdi bdo big blockquote br caption center cite code data dd del dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i
  ins kbd li mark ol p q rb rp rt rtc ruby s samp small span strike strong sub sup table td th time tr tt u ul var wbr`;
export const ALLOWED_TAGS: ReadonlySet<string> = new Set(WORDS.split(/\s+/));

/** Elements without content. */
export const VOID_TAGS: ReadonlySet<string> = new Set(['br', 'hr', 'wbr', 'img', 'input']);

const EVERYWHERE = [
  'id',
  'class',
  'style',
  'lang',
  'dir',
  'title',
  'tabindex',
  'role',
  'about',
  'property',
  'resource',
];
EVERYWHERE.push('datatype', 'typeof', 'itemid', 'itemprop', 'itemref', 'itemscope', 'itemtype');
const CELL = [
  'align',
  'valign',
  'bgcolor',
  'width',
  'height',
  'colspan',
  'rowspan',
  'abbr',
  'headers',
  'scope',
  'nowrap',
];
const OF_TAGS: { readonly [tag: string]: readonly string[] } = {
  blockquote: ['cite'],
  br: ['clear'],
  caption: ['align'],
  data: ['value'],
  del: ['cite', 'datetime'],
  div: ['align'],
  dl: ['compact'],
  font: ['size', 'color', 'face'],
  h1: ['align'],
  h2: ['align'],
  h3: ['align'],
  h4: ['align'],
  h5: ['align'],
  h6: ['align'],
  hr: ['width', 'align'],
  ins: ['cite', 'datetime'],
  li: ['type', 'value'],
  ol: ['type', 'start', 'reversed', 'compact'],
  p: ['align'],
  pre: ['width'],
  q: ['cite'],
  table: ['summary', 'width', 'border', 'frame', 'rules', 'cellspacing', 'cellpadding', 'align', 'bgcolor'],
  td: CELL,
  th: CELL,
  time: ['datetime'],
  tr: ['align', 'valign', 'bgcolor'],
  ul: ['type', 'compact'],
};

/** Whether somebody may give an element an attribute, whatever its value. */
export function mayHave(tag: string, attribute: string): boolean {
  if (EVERYWHERE.includes(attribute)) return true;
  if (/^aria-[a-z]+$/.test(attribute)) return true;
  if (/^data-[a-z\d][a-z\d_.-]*$/.test(attribute)) return !/^data-(?:ooui|mw|parsoid)/.test(attribute);
  return OF_TAGS[tag]?.includes(attribute) ?? false;
}

const BAD_STYLE =
  /expression|accelerator|-o-link|-o-replace|url\s*\(|src\s*\(|image\s*\(|image-set\s*\(|attr\s*\([^)]+[\s,]+url|var\s*\(|behavior|binding|@import|javascript|[<>\\]|\/\*|[^\t\n\r\x20-\u{10ffff}]/iu;

/** A style as it may stand in an attribute: one that could load or run anything is left out. */
export function safeStyle(style: string): string {
  return BAD_STYLE.test(style) ? '/* insecure input */' : style.trim();
}

const SAFE_URL =
  /^(?:https?:)?\/\/|^(?:mailto|news|tel|sms|sips?|geo|xmpp|urn|bitcoin|magnet|matrix):|^(?:ftps?|sftp|ircs?|git|gopher|mms|nntp|redis|ssh|svn|telnet|worldwind):\/\//i;

/** Whether an address leads to something that is shown, and never runs. */
export function isSafeUrl(url: string): boolean {
  return SAFE_URL.test(url);
}
