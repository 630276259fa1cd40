import { message } from '../../i18n/message.ts';
import type { PageName } from '../../store/pages.ts';
import type { WatchRow } from '../../store/watches.ts';
import { nameOf, readTitle, titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { user } from '../param/user.ts';
import { list } from '../result.ts';
import { either } from './changes/filters.ts';
import { watchOwner } from './changes/watch-owner.ts';
import { chosen } from './chosen.ts';
import { continuedFrom } from './continued-from.ts';

const params = {
  continue: string({}),
  namespace: namespace({ multi: { all: true } }),
  limit: limit({ default: 10 }),
  prop: choice(['changed'], { multi: true }),
  show: choice(['!changed', 'changed'], { multi: true }),
  owner: user({}, ['name']),
  token: string({ sensitive: true }),
  dir: choice(['ascending', 'descending'], { default: 'ascending' }),
  fromtitle: string({}),
  totitle: string({}),
};

type Asked = Call<typeof params>;

/** Lists the pages that somebody watches. Its answer stands beside `query`, as MediaWiki's does. */
export const watchlistraw = defineModule({
  name: 'watchlistraw',
  group: 'list',
  prefix: 'wr',
  params,
  examples: {
    'action=query&list=watchlistraw': 'apihelp-query+watchlistraw-example-simple',
    'action=query&generator=watchlistraw&gwrshow=changed&prop=info': 'apihelp-query+watchlistraw-example-generator',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Watchlistraw'],
  async run(call) {
    const { params: asked, settings } = call;
    const told = (await find(call)).map((row) => {
      const { namespace: of, prefixed } = titleOf(row, settings.siteName);
      const tells = asked.prop?.includes('changed') && row.unseen !== null;
      return { ns: of.id, title: prefixed, ...(tells && { changed: formatTimestamp(row.unseen ?? 0) }) };
    });
    call.tellBeside({ watchlistraw: list('wr', told) });
    return undefined;
  },
  async generate(call) {
    return { titles: (await find(call)).map((row) => titleOf(row, call.settings.siteName)) };
  },
});

async function find(call: Asked): Promise<readonly WatchRow[]> {
  const { params: asked, session, store, continueAt } = call;
  const owner = await watchOwner(asked, call);
  const show = asked.show ?? [];
  if (show.includes('changed') && show.includes('!changed')) throw refusal('show');
  const at = asked.continue === undefined ? undefined : nameFrom(asked.continue);
  const [first, last] = [nameIn('fromtitle', call), nameIn('totitle', call)];
  const found = await store.watches.list(owner.id, {
    namespaces: chosen(asked.namespace),
    unseen: either('changed', show),
    from: at ?? first,
    to: last,
    descending: asked.dir === 'descending',
    now: session.now,
    limit: asked.limit.count + 1,
  });
  const next = found[asked.limit.count];
  if (next) continueAt('continue', `${next.namespace}|${next.key}`);
  return found.slice(0, asked.limit.count);
}

function nameFrom(text: string): PageName {
  const [namespaceId, key] = continuedFrom(text, ['int', 'string']);
  return { namespace: namespaceId, key };
}

function nameIn(name: 'fromtitle' | 'totitle', { params: asked, settings }: Asked): PageName | undefined {
  const written = asked[name];
  if (written === undefined) return undefined;
  // A letter more, so that a space at the end is not lost, and the part before it may be a namespace alone.
  const title = readTitle(`${written}X`, settings.siteName);
  if ('key' in title || title.fragment !== '' || title.text === 'X')
    throw refusal('invalidtitle', message('apierror-invalidtitle', written));
  const { namespace: id, key } = nameOf(title);
  return { namespace: id, key: key.slice(0, -1) };
}
