import { escapeHtml } from '../../lib/escape.ts';
import type { Title } from '../title.ts';
import type { Context } from './context.ts';

/** What is known to be at a title. */
export type PageKind = 'page' | 'redirect';

/** The opening tag of a link to a page, by what is there. */
export function pageTag(
  title: Title,
  { url, say }: Pick<Context, 'url' | 'say'>,
  are: ReadonlyMap<string, PageKind>,
): string {
  const { prefixed, fragment, namespace } = title;
  const kind = are.get(prefixed);
  const name = escapeHtml(prefixed);
  if (kind === undefined) {
    const href = url(title, namespace.id < 0 ? {} : { action: 'edit', redlink: '1' });
    return `<a href="${escapeHtml(href)}" class="new" title="${escapeHtml(say('red-link-title', prefixed))}">`;
  }
  return `<a href="${escapeHtml(url(title, {}) + fragmentPath(fragment))}"${kind === 'redirect' ? ' class="mw-redirect"' : ''} title="${name}">`;
}

/** What leads to a part of a page behind its address. */
export function fragmentPath(fragment: string): string {
  return fragment === '' ? '' : `#${fragment.replaceAll(' ', '_').replace(/%(?=[\da-f]{2})/gi, '%25')}`;
}
