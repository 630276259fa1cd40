/** Characters of titles: no mark is one, no bracket, no bar. */
const IN_TITLE = '[^\\x00-\\x1f\\x7f#<>[\\]{}|]';
/** No title is longer. */
const LINKS = new RegExp(`\\[\\[(?:(${IN_TITLE}{1,600})\\|\\]\\]|\\|(${IN_TITLE}{1,600})\\]\\])`, 'g');
const NAMESPACE = '[ _0-9A-Za-z\\u{80}-\\u{10ffff}-]+:';
/** A namespace, a colon that makes the link a plain one, or nothing. */
const PREFIXES = [new RegExp(`^:?${NAMESPACE}`, 'u'), /^:/, /^/];
const COMMAS = [', ', '，', '، '];
/** What says of a page which of several it is: its namespace, and what is in brackets or follows a comma. */
const CONTEXTS = ['( \\(.+\\))', '(, .+|)'].map((end) => new RegExp(`^(${NAMESPACE}|).+?${end}$`, 'u'));

/** Wikitext whose links with one side of their bar empty say both, on a page of this name (without its namespace). */
export function fillLinks(text: string, page: string): string {
  const [, before = '', after = ''] = CONTEXTS.map((form) => form.exec(page)).find((found) => found !== null) ?? [];
  return text.replace(LINKS, (link, target: string | undefined, shown: string | undefined) => {
    if (target === undefined) return before + after === '' ? `[[${shown}]]` : `[[${before}${shown}${after}|${shown}]]`;
    const short = shortened(target);
    return short === undefined ? link : `[[${target}|${short}]]`;
  });
}

/** A target without its namespace, what stands in brackets, and what follows a comma. */
function shortened(target: string): string | undefined {
  const rests = PREFIXES.flatMap((prefix) => {
    const found = prefix.exec(target);
    return found ? [target.slice(found[0].length)] : [];
  });
  for (const end of [
    (rest: string) => beforeBrackets(rest, '()'),
    (rest: string) => beforeBrackets(rest, '（）'),
    beforeComma,
  ]) {
    for (const rest of rests) {
      const length = end(rest);
      if (length > 0) return rest.slice(0, length);
    }
  }
  return undefined;
}

/** How long the name is before the brackets that it ends with; 0: there are none. */
function beforeBrackets(rest: string, [open = '', close = '']: string): number {
  return rest.endsWith(close) ? beforeBracket(rest, open, rest.length - 1) : 0;
}

/** How long the name is before the first bracket, of which the last closes at an index; 0: there is none, or nothing in it. */
function beforeBracket(rest: string, open: string, closes: number): number {
  const at = rest.indexOf(open, 1);
  if (at < 0 || at + 1 >= closes) return 0;
  return at > 1 && rest[at - 1] === ' ' ? at - 1 : at;
}

/** How long the name is before the first bracket or comma; all of it, if there is none. */
function beforeComma(rest: string): number {
  const commas = COMMAS.flatMap((comma) => {
    const at = rest.indexOf(comma, 1);
    return at > 0 && at + comma.length < rest.length ? [at] : [];
  });
  const closes = [rest.endsWith(')') ? rest.length - 1 : -1, ...COMMAS.map((comma) => lastBefore(rest, comma))];
  const bracket = beforeBracket(rest, '(', Math.max(...closes));
  return Math.min(rest.length, ...commas, ...(bracket > 0 ? [bracket] : []));
}

/** Where the last bracket closes that a comma follows with something after it; -1: nowhere. */
function lastBefore(rest: string, comma: string): number {
  return rest.lastIndexOf(`)${comma}`, rest.length - comma.length - 2);
}
