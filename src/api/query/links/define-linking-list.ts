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
import { helpUrl } from './help-url.ts';

/** A module that lists the pages that speak of one. */
export interface LinkingList {
  readonly name: 'backlinks' | 'embeddedin' | 'imageusage';
  readonly prefix: string;
  readonly element: string;
  readonly kind: LinkKind;
}

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

type Asked = Call<typeof params>;

/** Lists the pages that link to one, include it, or show it, by their namespaces and ids. */
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
  const find = async (call: Asked): Promise<readonly PageRow[]> => {
    const { params: asked, store, continueAt } = call;
    const target = await nameAsked(call);
    if (name === 'imageusage' && target.namespace !== FILE) throw refusal('bad_image_title', [name]);
    const at = asked.continue === undefined ? undefined : continuedFrom(asked.continue, ['int', 'int']);
    const found = await store.links.to({
      ...{
        targets: [target],
        kind,
        namespaces: chosen(asked.namespace),
        order: 'namespace',
        limit: asked.limit.count + 1,
      },
      at: at && { namespace: at[0], key: '', page: at[1] },
      redirects: asked.filterredir === 'all' ? undefined : asked.filterredir === 'redirects',
      descending: asked.dir === 'descending',
    });
    const next = found[asked.limit.count]?.row;
    if (next) continueAt('continue', `${next.namespace}|${next.id}`);
    return found.slice(0, asked.limit.count).map(({ row }) => row);
  };
  const tell = (row: PageRow, { settings }: Asked): Tree => {
    const { prefixed } = titleOf(row, settings.siteName);
    return { pageid: row.id, ns: row.namespace, title: prefixed, ...(row.redirect !== null && { redirect: true }) };
  };
  if (name === 'embeddedin') {
    return defineModule({
      ...declared,
      params,
      run: async (call) => ({
        [name]: list(
          element,
          (await find(call)).map((row) => tell(row, call)),
        ),
      }),
      generate: async (call) => ({ rows: await find(call) }),
    });
  }
  /** The pages that speak of a redirect that speaks of the one. */
  const through = async (row: PageRow, call: Call<typeof paramsWithRedirect>): Promise<readonly PageRow[]> => {
    if (!call.params.redirect || row.redirect === null) return [];
    const { namespace: namespaces, limit: most } = call.params;
    const asked = {
      targets: [row],
      kind,
      namespaces: chosen(namespaces),
      order: 'namespace',
      limit: most.count,
    } as const;
    return (await call.store.links.to(asked)).map((found) => found.row);
  };
  return defineModule({
    ...declared,
    params: paramsWithRedirect,
    async run(call) {
      const told: Tree[] = [];
      for (const row of await find(call)) {
        const more = await through(row, call);
        told.push({
          ...tell(row, call),
          ...(more.length > 0 && {
            redirlinks: list(
              element,
              more.map((one) => tell(one, call)),
            ),
          }),
        });
      }
      return { [name]: list(element, told) };
    },
    async generate(call) {
      const rows: PageRow[] = [];
      for (const row of await find(call)) rows.push(row, ...(await through(row, call)));
      return { rows };
    },
  });
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
