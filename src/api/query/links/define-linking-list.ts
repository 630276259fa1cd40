import { message } from '../../../i18n/message.ts';
import type { LinkKind } from '../../../store/links.ts';
import type { PageName, PageRow } from '../../../store/pages.ts';
import { FILE } from '../../../wiki/namespaces.ts';
import { nameOf, readTitle, titleOf } from '../../../wiki/title.ts';
import { refusal } from '../../error.ts';
import { type Call, defineModule, type Module } from '../../module.ts';
import { boolean } from '../../param/boolean.ts';
import { choice } from '../../param/choice.ts';
import { integer } from '../../param/integer.ts';
import { limit } from '../../param/limit.ts';
import { namespace } from '../../param/namespace.ts';
import { string } from '../../param/string.ts';
import { onlyOne } from '../../required-params.ts';
import { list, type Tree } from '../../result.ts';
import { chosen } from '../chosen.ts';
import { continuedFrom } from '../continued-from.ts';
import { limitWithin } from '../limit-within.ts';
import { named } from './define-linking-prop.ts';
import { helpUrl } from './help-url.ts';

/** A module that lists the pages that speak of one. */
export interface LinkingList {
  readonly name: 'backlinks' | 'embeddedin' | 'imageusage';
  readonly prefix: string;
  readonly element: string;
  readonly kind: LinkKind;
}

const RANGE = { max: 500, highMax: 5000 };
/** Where pages that speak of redirects are listed too. */
const RANGE_WITH_REDIRECTS = { max: 250, highMax: 2500 };
const FIRST = ['int', 'int'] as const;
const SECOND = [...FIRST, 'int', 'string', 'int', 'int'] as const;

const params = {
  title: string({}),
  pageid: integer({}),
  continue: string({}),
  namespace: namespace({ multi: { all: true } }),
  dir: choice(['ascending', 'descending'], { default: 'ascending' }),
  filterredir: choice(['all', 'nonredirects', 'redirects'], { default: 'all' }),
  limit: limit({ default: 10 }),
};
const paramsWithRedirect = { ...params, redirect: boolean() };

type Asked = Call<typeof params> | Call<typeof paramsWithRedirect>;

/** A page that speaks of one, and the pages that speak of it if it is a redirect. */
interface Found {
  readonly row: PageRow;
  readonly more: readonly PageRow[];
}

/** Lists the pages that link to one, include it, or show it, by their ids; of several namespaces, by those first. */
export function defineLinkingList({ name, prefix, element, kind }: LinkingList): Module {
  const example = kind === 'file' ? 'File:Example.jpg' : 'Main%20Page';
  const declared = {
    name,
    group: 'list',
    prefix,
    cacheMode: 'public',
    examples: {
      [`action=query&list=${name}&${prefix}title=${example}`]: `apihelp-query+${name}-example-simple`,
      [`action=query&generator=${name}&g${prefix}title=${example}&prop=info`]: `apihelp-query+${name}-example-generator`,
    },
    helpUrls: [helpUrl(name)],
  } as const;
  const find = async (call: Asked): Promise<readonly Found[]> => {
    const { params: asked, store, continueAt } = call;
    const withRedirects = 'redirect' in asked && asked.redirect;
    const most = limitWithin(call.params.limit, withRedirects ? RANGE_WITH_REDIRECTS : RANGE, call);
    const target = await nameAsked(call);
    if (name === 'imageusage' && target.namespace !== FILE) throw refusal('bad_image_title', [name]);
    const at = placesAsked(asked.continue, target);
    const namespaces = chosen(asked.namespace);
    const common = {
      kind,
      namespaces,
      byNamespace: namespaces !== undefined && namespaces.length > 1,
      descending: asked.dir === 'descending',
      limit: most + 1,
    } as const;
    const redirects = asked.filterredir === 'all' ? undefined : asked.filterredir === 'redirects';
    const direct = await store.links.to({
      ...common,
      targets: [target],
      at: at?.direct,
      // Redirects are needed where those who speak of them are asked for.
      redirects: withRedirects && redirects === false ? undefined : redirects,
    });
    const rows = direct.slice(0, most).map(({ row }) => row);
    const leading = withRedirects ? rows.filter(({ redirect }) => redirect !== null) : [];
    const through =
      leading.length === 0
        ? []
        : await store.links.to({
            ...{ ...common, targets: leading, redirects },
            at: at?.through,
          });
    const [first] = rows;
    const [next, nextThrough] = [direct[most]?.row, through[most]];
    if (nextThrough && first) {
      const { target: of, row } = nextThrough;
      const start = at ? `${at.direct.from}|${at.direct.page}` : `${first.namespace}|${first.id}`;
      continueAt('continue', `${start}|${of.namespace}|${of.key}|${row.namespace}|${row.id}`);
    } else if (next) continueAt('continue', `${next.namespace}|${next.id}`);
    const byRedirect = Map.groupBy(through.slice(0, most), ({ target: of }) => named(of));
    return rows.map((row) => ({ row, more: (byRedirect.get(named(row)) ?? []).map((found) => found.row) }));
  };
  const tell = (row: PageRow, { settings }: Asked): Tree => {
    const { prefixed } = titleOf(row, settings.siteName);
    return { pageid: row.id, ns: row.namespace, title: prefixed, ...(row.redirect !== null && { redirect: true }) };
  };
  const run = async (call: Asked) => ({
    [name]: list(
      element,
      (await find(call)).map(({ row, more }) => ({
        ...tell(row, call),
        ...(more.length > 0 && {
          redirlinks: list(
            element,
            more.map((one) => tell(one, call)),
          ),
        }),
      })),
    ),
  });
  const generate = async (call: Asked) => {
    const found = await find(call);
    return { rows: [...found.map(({ row }) => row), ...found.flatMap(({ more }) => more)] };
  };
  return name === 'embeddedin'
    ? defineModule({ ...declared, params, run, generate })
    : defineModule({ ...declared, params: paramsWithRedirect, run, generate });
}

/** Where the list goes on, and where those who speak of redirects do. */
function placesAsked(from: string | undefined, { namespace: ofTarget, key: target }: PageName) {
  if (from === undefined) return undefined;
  if (from.split('|').length === FIRST.length) {
    const [namespaceId, page] = continuedFrom(from, FIRST);
    return { direct: { namespace: ofTarget, key: target, from: namespaceId, page } };
  }
  const [namespaceId, page, ofNamespace, key, ofBy, by] = continuedFrom(from, SECOND);
  return {
    direct: { namespace: ofTarget, key: target, from: namespaceId, page },
    through: { namespace: ofNamespace, key, from: ofBy, page: by },
  };
}

/** The name of the page that is asked about, by its title or id. */
async function nameAsked({ params: { title, pageid }, store, settings }: Asked): Promise<PageName> {
  onlyOne<unknown>({ title, pageid });
  if (pageid !== undefined) {
    const [row] = await store.pages.byId([pageid]);
    if (!row) throw refusal('nosuchpageid', [pageid]);
    return row;
  }
  const read = readTitle(title ?? '', settings.siteName);
  if ('key' in read) throw refusal('invalidtitle', message('apierror-invalidtitle', title ?? ''));
  return nameOf(read);
}
