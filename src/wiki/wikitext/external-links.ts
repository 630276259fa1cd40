import { decodeCharacterReferences } from '../../lib/character-references.ts';
import { escapeHtml } from '../../lib/escape.ts';
import type { Context } from './context.ts';

/** What addresses elsewhere begin with, as a regular expression. */
export const PROTOCOL =
  '(?:(?:https?|ftps?|sftp|ircs?|git|gopher|mms|nntp|redis|ssh|svn|telnet|worldwind):\\/\\/|(?:mailto|news|tel|sms|sips?|geo|xmpp|urn|bitcoin|magnet|matrix):)';
const URL = '[^\\][<>"\\x00-\\x20\\x7f\\p{Zs}]';
const ADDRESS = `(?:\\[[\\da-f:.]+\\]|${URL})${URL}*`;
const ALONE = `\\x7f[al]\\d+\\x7f[sS]*?<\\/a>|<[^>]*>|\\b(${PROTOCOL}${ADDRESS})`;
const FREE = new RegExp(ALONE, 'giu');
const ANY = new RegExp(`\\[((?:${PROTOCOL}|\\/\\/)${ADDRESS})[\\p{Zs}\\t]*([^\\]\\n]*?)\\]|${ALONE}`, 'giu');

/** Links to elsewhere: addresses in brackets, with what is shown for them, and addresses as they stand. */
export function externalLinks(text: string, { marks, found }: Context): string {
  let numbered = 0;
  // Where no bracket closes any more, none is looked for: that would cost the square of a long line.
  return text
    .split('\n')
    .map((line) => {
      const end = line.lastIndexOf(']') + 1;
      return line.slice(0, end).replace(ANY, linked) + line.slice(end).replace(FREE, alone);
    })
    .join('\n');

  function linked(whole: string, bracketed?: string, label = '', free?: string): string {
    if (bracketed === undefined) return alone(whole, free);
    const [url = '', rest = ''] = bracketed.split(/(&[lg]t;[\s\S]*)/);
    const shown = rest + label;
    if (shown !== '') return `${opened(url, 'text')}${shown}</a>`;
    numbered += 1;
    return `${opened(url, 'autonumber')}[${numbered}]</a>`;
  }

  function alone(whole: string, free?: string): string {
    if (free === undefined) return whole;
    const [url, rest] = endOf(free);
    return isAddress(url) ? `${opened(url, 'free')}${marks.hide('x', escapeHtml(urlOf(url)))}</a>${rest}` : whole;
  }

  function opened(written: string, kind: string): string {
    const url = urlOf(written);
    found.externalLinks.add(url);
    return marks.hide('x', `<a rel="nofollow" class="external ${kind}" href="${escapeHtml(url)}">`);
  }
}

function urlOf(written: string): string {
  return decodeCharacterReferences(written);
}

/** What of an address as it stands belongs to it: no punctuation at its end. */
function endOf(free: string): readonly [url: string, rest: string] {
  const cut = free.search(/&[lg]t;|''/);
  const whole = cut < 0 ? free : free.slice(0, cut);
  const closing = whole.includes('(') ? /[,;.:!?]+$/ : /[,;.:!?)]+$/;
  const isReference = /&(?:#?\w+);$/.test(whole);
  const url = isReference ? whole : whole.replace(closing, '');
  return [url, free.slice(url.length)];
}

function isAddress(url: string): boolean {
  return /^[a-z]+:(?:\/\/)?[^/]/i.test(url);
}
