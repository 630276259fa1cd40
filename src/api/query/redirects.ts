import { titleOf } from '../../wiki/title.ts';
import { type Call, defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { either } from './changes/filters.ts';
import { chosen } from './chosen.ts';
import { linkingPages, toldByTarget } from './links/define-linking-prop.ts';

const params = {
  prop: choice(['fragment', 'pageid', 'title'], { default: ['pageid', 'title'], multi: true }),
  namespace: namespace({ multi: { all: true } }),
  show: choice(['!fragment', 'fragment'], { multi: true }),
  limit: limit({ default: 10 }),
  continue: string({}),
};

/** Tells which redirects lead to pages. */
export const redirects = defineModule({
  name: 'redirects',
  group: 'prop',
  prefix: 'rd',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&prop=redirects&titles=Main%20Page': 'apihelp-query+redirects-example-simple',
    'action=query&generator=redirects&titles=Main%20Page&prop=info': 'apihelp-query+redirects-example-generator',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Redirects'],
  async run(call) {
    const props = new Set(call.params.prop);
    return toldByTarget(await find(call), ['redirects', 'rd'], call, ({ row }) => ({
      ...(props.has('pageid') && { pageid: row.id }),
      ...(props.has('title') && { ns: row.namespace, title: titleOf(row, call.settings.siteName).prefixed }),
      ...(props.has('fragment') && row.redirect?.fragment && { fragment: row.redirect.fragment }),
    }));
  },
  async generate(call) {
    return { titles: (await find(call)).map(({ row }) => titleOf(row, call.settings.siteName)) };
  },
});

async function find(call: Call<typeof params>) {
  const { show = [], limit: most, continue: from, namespace: namespaces } = call.params;
  if (namespaces?.length === 0) return [];
  const asked = {
    kind: 'redirect',
    of: undefined,
    namespaces: chosen(namespaces),
    redirects: undefined,
    fragment: either('fragment', show),
    excluding: show.includes('fragment') && show.includes('!fragment'),
    from,
    most: most.count,
  } as const;
  return linkingPages(asked, call);
}
