import { type Message, message } from '../i18n/message.ts';
import { decodeCharacterReferences } from '../lib/character-references.ts';
import { upperFirst } from '../lib/first-letter.ts';
import { spelledAddress } from '../lib/ip.ts';
import type { PageName } from '../store/pages.ts';
import {
  MAIN,
  type Namespace,
  namespaceName,
  namespaceNamed,
  namespaceNumbered,
  SPECIAL,
  TALK,
  USER,
  USER_TALK,
} from './namespaces.ts';

/** What a page is called. */
export interface Title {
  readonly namespace: Namespace;
  /** Without the namespace; spaces for underscores. */
  readonly text: string;
  /** As people read it: with the namespace's name. */
  readonly prefixed: string;
  /** The part of the page that it leads to, without `#`; empty: its beginning. */
  readonly fragment: string;
}

const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e]+/g;
const SPACES = /[ _\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const PREFIX = /^(.+?) ?: ?(.*)$/s;
const ILLEGAL =
  /[^ %!"$&'()*,\-./0-9:;=?@A-Z\\^_`a-z~+\u0080-\u{10ffff}]|%[\dA-Fa-f]{2}|&[A-Za-z0-9\u0080-\u{10ffff}]+;/u;
const RELATIVE = /^\.{1,2}$|^\.{1,2}\/|\/\.{1,2}\/|\/\.{1,2}$/;
const MAX_BYTES = 255;
const MAX_BYTES_SPECIAL = 512;

/** Reads a title as people write it. What cannot be one gives the reason. */
export function readTitle(written: string, siteName: string): Title | Message {
  const whole = decodeCharacterReferences(written)
    .replace(DIRECTION_MARKS, '')
    .replace(SPACES, ' ')
    .replace(/^ | $/g, '');
  if (whole.includes('\ufffd')) return message('title-invalid-utf8', written);
  const split = splitNamespace(whole, written, siteName);
  if ('key' in split) return split;
  const { namespace } = split;
  const [path = '', fragment = ''] = split.text.split(/#(.*)/s);
  const text = path.replace(/ $/, '');
  const bad = badText(text, namespace, written);
  if (bad) return bad;
  // A fragment alone stands for the page that it is written on: only there the text may be empty.
  if (text === '' && (namespace.id !== MAIN || !whole.includes('#'))) return message('title-invalid-empty', written);
  return makeTitle(namespace, upperFirst(canonicalAddress(text, namespace)), siteName, fragment);
}

/** The title of a text in a namespace. */
export function makeTitle(namespace: Namespace, text: string, siteName: string, fragment = ''): Title {
  const name = namespaceName(namespace, siteName);
  return { namespace, text, prefixed: name === '' ? text : `${name}:${text}`, fragment };
}

/** The title of a page as the store names it. */
export function titleOf({ namespace, key }: PageName, siteName: string): Title {
  return makeTitle(namespaceNumbered(namespace), key.replaceAll('_', ' '), siteName);
}

/** How the store names the page of a title. */
export function nameOf({ namespace, text }: Title): PageName {
  return { namespace: namespace.id, key: text.replaceAll(' ', '_') };
}

function splitNamespace(
  whole: string,
  written: string,
  siteName: string,
): { readonly namespace: Namespace; readonly text: string } | Message {
  const main = namespaceNumbered(MAIN);
  const explicit = /^: ?/.exec(whole)?.[0] ?? '';
  const named = whole.slice(explicit.length);
  const [, prefix = '', rest = ''] = PREFIX.exec(named) ?? [];
  const namespace = namespaceNamed(prefix, siteName);
  if (namespace === undefined) return { namespace: main, text: named };
  const inner = PREFIX.exec(rest)?.[1];
  if (namespace.id === TALK && inner !== undefined && namespaceNamed(inner, siteName)) {
    return message('title-invalid-talk-namespace', written);
  }
  return { namespace, text: rest };
}

function badText(text: string, { id }: Namespace, written: string): Message | undefined {
  const illegal = ILLEGAL.exec(text)?.[0];
  if (illegal !== undefined) return message('title-invalid-characters', written, illegal);
  if (RELATIVE.test(text)) return message('title-invalid-relative', written);
  if (text.includes('~~~')) return message('title-invalid-magic-tilde', written);
  const most = id === SPECIAL ? MAX_BYTES_SPECIAL : MAX_BYTES;
  if (Buffer.byteLength(text) > most) return message('title-invalid-too-long', written, most);
  return text.startsWith(':') ? message('title-invalid-leading-colon', written) : undefined;
}

/** Addresses have one spelling as titles of the pages of those who come from there. */
function canonicalAddress(text: string, { id }: Namespace): string {
  if (id !== USER && id !== USER_TALK) return text;
  return /^[\dA-Fa-f:.]+$/.test(text) ? spelledAddress(text) : text;
}
/** The title of the page that a page is talked about on, or itself if it is one. */
export function talkOf({ namespace, text }: Title, siteName: string): Title {
  return makeTitle(namespaceNumbered(namespace.id | 1), text, siteName);
}

/** The title of the page that a talk page is about, or itself if it is none. */
export function subjectOf({ namespace, text }: Title, siteName: string): Title {
  return makeTitle(namespaceNumbered(namespace.id < 0 ? namespace.id : namespace.id & ~1), text, siteName);
}
