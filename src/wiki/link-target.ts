import { readTitle, type Title } from './title.ts';

/** Where a link leads. */
export interface LinkTarget {
  readonly title: Title;
  /** What is shown for it, if it does not say. */
  readonly shown: string;
}

/** What a link written on a page leads to: `/sub` and `../other` are below that page and beside it; undefined: nothing can be called so. */
export function linkTarget(written: string, page: Title, siteName: string): LinkTarget | undefined {
  const { path, shown } = (page.namespace.subpages && fromPage(written, page)) || { path: written, shown: '' };
  const title = readTitle(path, siteName);
  return 'key' in title ? undefined : { title, shown: shown || path };
}

function fromPage(written: string, { prefixed }: Title): { readonly path: string; readonly shown: string } | undefined {
  const [, whole = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(written) ?? [];
  const target = whole.trim();
  if (target.startsWith('/')) {
    const below = withoutSlashes(target.slice(1));
    const shown = target.endsWith('/') ? below : target;
    return { path: `${prefixed}/${below.trim()}${fragment}`, shown: shown + fragment };
  }
  const up = /^(?:\.\.\/)+/.exec(target)?.[0].length ?? 0;
  const parts = prefixed.split('/').slice(0, up === 0 ? 0 : -up / 3);
  if (parts.length === 0) return undefined;
  const rest = target.slice(up);
  const beside = withoutSlashes(rest);
  const path = [...parts, ...(beside.trim() === '' ? [] : [beside.trim()])].join('/') + fragment;
  return { path, shown: rest.endsWith('/') ? beside + fragment : '' };
}

/** Without the slashes at its end. */
function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}
