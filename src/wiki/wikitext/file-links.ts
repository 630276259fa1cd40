import { escapeHtml } from '../../lib/escape.ts';
import { nameOf, type Title } from '../title.ts';
import type { Context } from './context.ts';

const BLOCKS: { readonly [option: string]: string } = {
  thumb: 'Thumb',
  thumbnail: 'Thumb',
  frame: 'Frame',
  framed: 'Frame',
};
const SIDES = ['left', 'right', 'center', 'none'];
const WORDS = [
  'frameless',
  'border',
  'baseline',
  'sub',
  'super',
  'top',
  'text-top',
  'middle',
  'bottom',
  'text-bottom',
  'upright',
];
const OPTION = /^(?:alt|link|class|lang|page|upright|thumb|thumbnail)\s*=/;
const THUMB_WIDTH = 180;

interface Options {
  kind: string;
  side: string;
  width: number | null;
  alt: string;
  caption: string;
}

/** A file that is to be shown. This wiki takes none, so there is none: its name stands in its place. */
export function fileLink(title: Title, written: string, { found, marks, url }: Context): string {
  found.files.add(nameOf(title).key);
  const { kind, side, width, alt, caption } = optionsOf(written);
  const name = escapeHtml(title.prefixed);
  const isBlock = kind !== '' || side !== '';
  const shown = width ?? (kind === 'Thumb' ? THUMB_WIDTH : null);
  const classes = [...(width === null ? ['mw-default-size'] : []), ...(side === '' ? [] : [`mw-halign-${side}`])];
  const tag = isBlock ? 'figure' : 'span';
  const type = `mw:Error mw:File${kind === '' ? '' : `/${kind}`}`;
  const size = shown === null ? '' : ` data-width="${shown}"`;
  const label = alt === '' ? (isBlock || caption === '' ? name : escapeHtml(plain(caption))) : alt;
  const open = [
    `<${tag}${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''} typeof="${type}">`,
    `<a href="${escapeHtml(url(title, {}))}" title="${name}"><span class="mw-file-element mw-broken-media"${size}>`,
    `${label}</span></a>`,
  ].join('');
  const end = isBlock ? `<figcaption>${caption}</figcaption></figure>` : '</span>';
  return isBlock ? `${marks.hide('x', open)}${end}` : marks.hide('x', open + end);
}

function optionsOf(written: string): Options {
  const options: Options = { kind: '', side: '', width: null, alt: '', caption: '' };
  if (written === '') return options;
  for (const part of written.split('|')) {
    const word = part.trim();
    const width = /^(\d{1,4})(?:x\d{1,4})?px$/.exec(word)?.[1];
    if (BLOCKS[word] !== undefined) options.kind = BLOCKS[word];
    else if (SIDES.includes(word)) options.side = word;
    else if (width !== undefined) options.width = Number(width);
    else if (word.startsWith('alt=')) options.alt = word.slice(4);
    else if (!WORDS.includes(word) && !OPTION.test(word)) options.caption = word;
  }
  return options;
}

function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/'{2,}/g, '')
    .replace(/\x7f\w+\x7f/g, '');
}
