import { escapeHtml } from '../../lib/escape.ts';
import { allowAttributes } from './html-tags.ts';
import type { Tag } from './preprocess.ts';
import type { StripMarks } from './strip-marks.ts';

/** What tags become whose content is no wikitext. */
export function extension({ name, attributes, inner }: Tag, marks: StripMarks): string {
  if (name === 'indicator') return '';
  const text = escapeHtml(inner).replace(/&amp;(?=#?\w+;)/g, '&');
  if (name !== 'pre') return marks.hide('n', text);
  return marks.hide('g', `<pre${allowAttributes('pre', attributes)}>${text}</pre>`);
}
