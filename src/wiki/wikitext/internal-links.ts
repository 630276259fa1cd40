import { decodeCharacterReferences } from '../../lib/character-references.ts';
import { escapeHtml } from '../../lib/escape.ts';
import { decodedName } from '../encoded-name.ts';
import { linkTarget } from '../link-target.ts';
import { CATEGORY, FILE, MEDIA } from '../namespaces.ts';
import { makeTitle, nameOf, type Title } from '../title.ts';
import type { Context } from './context.ts';
import { PROTOCOL } from './external-links.ts';
import { fileLink } from './file-links.ts';
import { fragmentPath } from './page-tag.ts';
import { dropMarks } from './strip-marks.ts';

/** How deep links may stand in each other, as in the caption of a file: the outermost of more is text. */
const MOST_DEEP = 12;

const BEGINS_WITH_PROTOCOL = new RegExp(`^(?:${PROTOCOL}|//)`, 'i');

interface Open {
  text: string;
}

/** Links in double brackets; what is no link stays as it is. */
export function internalLinks(text: string, of: Context): string {
  const pieces = text.split(/(\[\[|\]\])/);
  const stack: Open[] = [];
  let out = '';
  const write = (more: string) => {
    const top = stack.at(-1);
    if (top) top.text += more;
    else out += more;
  };
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? '';
    if (piece === '[[') {
      stack.push({ text: '' });
      if (stack.length > MOST_DEEP) out += `[[${stack.shift()?.text}`;
      continue;
    }
    const open = piece === ']]' ? stack.pop() : undefined;
    if (!open) {
      write(piece);
      continue;
    }
    const next = pieces[index + 1] ?? '';
    // A bracket more belongs to what the link says: [[a|[b]]].
    const more = next.startsWith(']') && /\[[^\]]*$/.test(open.text) ? ']' : '';
    const trail = /^[a-z]+/.exec(next.slice(more.length))?.[0] ?? '';
    const made = link(open.text + more, trail, of);
    if (made === undefined) {
      write(`[[${open.text}]]`);
      continue;
    }
    pieces[index + 1] = next.slice(more.length + made.used.length);
    if (made.html === '') {
      const top = stack.at(-1);
      if (top) top.text = top.text.replace(/\s*\n\s*$/, '');
      else out = out.replace(/\s*\n\s*$/, '');
      if (pieces[index + 1]?.trim() === '' && pieces[index + 1] !== '') pieces[index + 1] = spacesOf(pieces[index + 1]);
    }
    write(made.html);
  }
  return out + stack.map((open) => `[[${open.text}`).join('');
}

/** Blanks without the ends of lines. */
function spacesOf(text: string | undefined): string {
  return (text ?? '').replaceAll('\n', '');
}

/** What brackets become, and what of the letters after them belongs to it; undefined: they are text. */
function link(
  inside: string,
  trail: string,
  of: Context,
): { readonly html: string; readonly used: string } | undefined {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : inside.slice(bar + 1);
  if (target.length > 1000 || /[\n\x7f<>[\]{}]/.test(target)) return undefined;
  const asked = BEGINS_WITH_PROTOCOL.test(target.trim())
    ? undefined
    : linkTarget(decodedName(target.trim()), of.title, of.siteName);
  if (!asked) return undefined;
  const { title } = asked;
  const isPlain = !target.trimStart().startsWith(':');
  const { namespace } = title;
  if (isPlain && namespace.id === FILE) return { html: fileLink(title, label ?? '', of), used: '' };
  if (label === '' || (label !== undefined && /\x7f[l]\d/.test(label) && namespace.id !== CATEGORY)) return undefined;
  if (isPlain && namespace.id === CATEGORY) {
    of.found.categories.set(nameOf(title).key, dropMarks(decodeCharacterReferences(label ?? '')));
    return { html: '', used: '' };
  }
  const shown = label ?? escapeHtml(decodeCharacterReferences(asked.shown.replace(/^:/, '').trimStart()));
  const html = label ?? `${shown}${target.endsWith(' ') ? ' ' : ''}`;
  return { html: pageLink(title, html + trail, of), used: trail };
}

/** A link to a page: to where it is on this page, to a file's content, or one that is held until it is known what is there. */
function pageLink(title: Title, label: string, of: Context): string {
  const { marks, found, held, siteName } = of;
  if (title.text === '') return `${marks.hide('a', `<a href="${anchor(title.fragment)}">`)}${label}</a>`;
  if (title.namespace.id === MEDIA) {
    const file = makeTitle({ ...title.namespace, id: FILE, canonical: 'File' }, title.text, siteName);
    found.files.add(nameOf(file).key);
    const name = escapeHtml(title.text);
    return `${marks.hide('a', `<a href="${escapeHtml(of.url(file, {}))}" class="new" title="${name}">`)}${label}</a>`;
  }
  if (isSame(title, of.title)) {
    const href =
      title.fragment === ''
        ? 'class="mw-selflink selflink"'
        : `class="mw-selflink-fragment" href="${anchor(title.fragment)}"`;
    return `${marks.hide('a', `<a ${href}>`)}${label}</a>`;
  }
  if (title.namespace.id >= 0) found.links.set(title.prefixed, title);
  held.push(title);
  return `\x7fl${held.length - 1}\x7f${label}</a>`;
}

function anchor(fragment: string): string {
  return escapeHtml(fragmentPath(fragment) || '#');
}

function isSame(one: Title, other: Title): boolean {
  return one.namespace.id === other.namespace.id && one.text === other.text;
}
