import { escapeHtml } from '../../lib/escape.ts';
import { isExtension, type Tag } from './preprocess.ts';
import { dropMarks } from './strip-marks.ts';

/** The tag that `#tag` stands for: its name, what is in it, and its attributes, each with `=`. */
export function tagOf(
  written: string,
  [inner, ...more]: readonly string[],
  { extension }: { extension(tag: Tag): string },
): string {
  const name = dropMarks(written).trim().toLowerCase();
  const attributes = more
    .map((one) => dropMarks(one))
    .flatMap((one) => {
      const at = one.indexOf('=');
      return at < 0 ? [] : [` ${one.slice(0, at).trim()}="${escapeHtml(unquoted(one.slice(at + 1).trim()))}"`];
    })
    .join('');
  const source = inner === undefined ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
  return isExtension(name) ? extension({ name, attributes, inner: inner ?? '', source }) : source;
}

function unquoted(value: string): string {
  return /^["'](.*)["']$/s.exec(value)?.[1] ?? value;
}
