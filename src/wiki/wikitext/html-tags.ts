import { decodeCharacterReferences } from '../../lib/character-references.ts';
import { escapeHtml } from '../../lib/escape.ts';
import { ALLOWED_TAGS, mayHave, safeStyle, VOID_TAGS } from './allowed-html.ts';
import { dropMarks } from './strip-marks.ts';

const TAG =
  /<(\/?)([a-z][a-z\d]*)((?:\s|\/(?=[^>]))[^<>]{0,10000})?(\/?)>|[<>]|&(?:#x?[\da-f]{1,8}|[a-z][a-z\d]{0,30});|&/gi;
const ATTRIBUTE = /([a-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+)))?/gi;
/** Characters that wikitext means something with: in an attribute they mean nothing. */
const WIKITEXT = /[[\]{}|'_]|:\/\/|^[*#:;]|\n/g;

/** The HTML that wikitext may have as it is; what else looks like HTML becomes text. */
export function allowTags(text: string): string {
  const open: string[] = [];
  return text.replace(TAG, (found, slash: string | undefined, name: string | undefined, attributes = '', end = '') => {
    if (found[0] === '&') return found === '&' ? '&amp;' : found;
    const tag = name?.toLowerCase();
    if (tag === undefined || !ALLOWED_TAGS.has(tag)) return asText(found);
    if (VOID_TAGS.has(tag)) {
      if (slash === '/' && tag !== 'br') return '';
      return `<${tag}${slash === '/' ? '' : allowAttributes(tag, attributes)} />`;
    }
    if (slash === '/') return closed(tag, open);
    if (end !== '' || attributes.trimEnd().endsWith('/')) return `<${tag}${allowAttributes(tag, attributes)}></${tag}>`;
    if (open.at(-1) === tag && ENDED_BY_NEXT.has(tag)) open.pop();
    if (open.length >= MOST_DEEP) return asText(found);
    open.push(tag);
    return `<${tag}${allowAttributes(tag, attributes)}>`;
  });
}

/** How deep tags may stand in each other: what is deeper is text, since what a browser does with it costs more the deeper it is. */
const MOST_DEEP = 60;
const ENDED_BY_NEXT: ReadonlySet<string> = new Set(['dd', 'dt', 'li', 'p', 'td', 'th', 'tr']);

function asText(found: string): string {
  return found.replace(/[<>]/g, (one) => (one === '<' ? '&lt;' : '&gt;'));
}

/** What closes nothing is left out. */
function closed(tag: string, open: string[]): string {
  const index = open.lastIndexOf(tag);
  if (index < 0) return '';
  open.splice(index, 1);
  return `</${tag}>`;
}

/** The attributes of a tag, as they may be; with a space before each. */
export function allowAttributes(tag: string, attributes: string): string {
  const found = new Map<string, string>();
  for (const [, written = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const name = written.toLowerCase();
    if (!mayHave(tag, name)) continue;
    const value = dropMarks(decodeCharacterReferences(double ?? single ?? bare ?? ''))
      .replace(/[\t\r\n ]+/g, ' ')
      .trim();
    found.set(name, clean(name, value));
  }
  return [...found].map(([name, value]) => ` ${name}="${hidden(value)}"`).join('');
}

function clean(name: string, value: string): string {
  if (name === 'style') return safeStyle(value);
  return name === 'id' ? value.replace(/[ _]+/g, '_') : value;
}

/** A value of an attribute in which no later step sees wikitext. */
function hidden(value: string): string {
  return escapeHtml(value).replace(WIKITEXT, (found) => [...found].map((one) => `&#${one.codePointAt(0)};`).join(''));
}
