import type { RedirectTarget } from '../store/pages.ts';
import type { ContentModel } from './content-model.ts';
import { nameOf, readTitle } from './title.ts';

const REDIRECT = /^\s*#redirect\s*:?\s*\[\[(.*?)(?:\|.*?)?\]\]/is;

/** Where a text leads, if it is a redirect. */
export function redirectOf(text: string, model: ContentModel, siteName: string): RedirectTarget | null {
  const written = model === 'wikitext' ? REDIRECT.exec(text)?.[1] : undefined;
  if (written === undefined) return null;
  const title = readTitle(decoded(written.replace(/^:/, '')), siteName);
  if ('key' in title || title.text === '') return null;
  return { ...nameOf(title), fragment: title.fragment };
}

/** A link may be written as it stands in an address. */
function decoded(written: string): string {
  if (!written.includes('%')) return written;
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
