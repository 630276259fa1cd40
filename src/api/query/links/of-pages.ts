import { message } from '../../../i18n/message.ts';
import type { LinkRow } from '../../../store/links.ts';
import type { PageName } from '../../../store/pages.ts';
import { nameOf, readTitle, titleOf } from '../../../wiki/title.ts';
import type { Call } from '../../module.ts';
import type { Params } from '../../param/param.ts';
import { list, type Tree } from '../../result.ts';

/** The names of pages that are asked for; what cannot be one is warned of. undefined: all are. */
export function namesAsked(
  written: readonly string[] | undefined,
  { settings, warn }: Pick<Call<Params>, 'settings' | 'warn'>,
): readonly PageName[] | undefined {
  return written?.flatMap((one) => {
    const title = readTitle(one, settings.siteName);
    if (!('key' in title) && title.text !== '') return [nameOf(title)];
    warn({ code: 'invalidtitle', message: message('apierror-invalidtitle', one) });
    return [];
  });
}

/** What is told of links, page by page, under one key. */
export function toldByPage<Row extends Pick<LinkRow, 'page'>>(
  rows: readonly Row[],
  [key, element]: readonly [key: string, element: string],
  tell: (row: Row) => Tree,
): Tree {
  const byPage = Map.groupBy(rows, ({ page }) => page);
  return Object.fromEntries(
    [...byPage].map(([page, of]): [string, Tree] => [String(page), { [key]: list(element, of.map(tell)) }]),
  );
}

/** A page by its name, as links to it are told. */
export function nameTold(name: PageName, siteName: string): Tree {
  const { namespace, prefixed } = titleOf(name, siteName);
  return { ns: namespace.id, title: prefixed };
}
