import type { Asker } from '../api/asker.ts';
import { type ApiRequest, field } from '../api/request.ts';
import type { Wiki } from '../api/wiki.ts';
import { readTitle, titleOf } from '../wiki/title.ts';
import { MAIN_PAGE } from './title-url.ts';

/**
 * The title that an address asks for: the one written there, or that of the page whose number it names (`curid`), or of the page that a
 * revision is of (`oldid`, `diff`). Who may not read does not learn which page a number is of.
 */
export async function titleAsked(
  request: ApiRequest,
  path: string | null,
  { rights }: Pick<Asker, 'rights'>,
  { store: { pages }, settings: { siteName } }: Pick<Wiki, 'store' | 'settings'>,
): Promise<string> {
  const written = path ?? field(request, 'title') ?? '';
  const number = (name: string) => (rights.has('read') ? leadingInteger(field(request, name)) : 0);
  const pageOf = async (id: number | undefined) => (id ? (await pages.byId([id]))[0] : undefined);
  const numbered = await pageOf(number('curid'));
  if (!numbered && isSpecial(written, siteName)) return written;
  const revision = number('oldid') || number('diff');
  const [named] = revision === 0 ? [] : await pages.revisions([revision]);
  const row = (await pageOf(named?.page)) ?? numbered;
  if (row) return titleOf(row, siteName).prefixed;
  if (path !== null || written !== '' || field(request, 'curid') !== undefined) return written;
  return field(request, 'search') === undefined ? MAIN_PAGE : 'Special:Search';
}

function isSpecial(written: string, siteName: string): boolean {
  const title = readTitle(written, siteName);
  return !('key' in title) && title.namespace.id < 0;
}

/** The number that a text begins with; 0: none. */
function leadingInteger(text = ''): number {
  const number = Number.parseInt(text, 10);
  return Number.isSafeInteger(number) ? number : 0;
}
