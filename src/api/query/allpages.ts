import { message } from '../../i18n/message.ts';
import { byBytes } from '../../lib/byte-order.ts';
import type { PageRow, ProtectionAsked } from '../../store/pages.ts';
import { titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { limit } from '../param/limit.ts';
import { namespace } from '../param/namespace.ts';
import { string } from '../param/string.ts';
import { field } from '../request.ts';
import { list } from '../result.ts';
import { continuedFrom } from './continued-from.ts';
import { readKey } from './read-key.ts';

const params = {
  from: string({}),
  continue: string({}),
  to: string({}),
  prefix: string({}),
  namespace: namespace({ default: 0 }),
  filterredir: choice(['all', 'redirects', 'nonredirects'], { default: 'all' }),
  filterlanglinks: choice(['withlanglinks', 'withoutlanglinks', 'all'], { default: 'all' }),
  minsize: integer({}),
  maxsize: integer({}),
  prtype: choice(['edit', 'move', 'upload'], { multi: true }),
  prlevel: choice(['', 'autoconfirmed', 'sysop'], { multi: true }),
  prfiltercascade: choice(['cascading', 'noncascading', 'all'], { default: 'all' }),
  prexpiry: choice(['indefinite', 'definite', 'all'], { default: 'all' }),
  limit: limit({ default: 10 }),
  dir: choice(['ascending', 'descending'], { default: 'ascending' }),
};

type Asked = Call<typeof params>;

/** Lists the pages of a namespace in the order of their titles. */
export const allpages = defineModule({
  name: 'allpages',
  group: 'list',
  prefix: 'ap',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&list=allpages&apfrom=B': 'apihelp-query+allpages-example-b',
    'action=query&generator=allpages&gaplimit=4&gapfrom=T&prop=info': 'apihelp-query+allpages-example-generator',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Allpages'],
  async run(call) {
    const { siteName } = call.settings;
    const told = (await find(call)).map((row) => {
      const { namespace: of, prefixed } = titleOf(row, siteName);
      return { pageid: row.id, ns: of.id, title: prefixed };
    });
    return { allpages: list('p', told) };
  },
  async generate(call) {
    // Also with pages that were chosen by revision, whose redirects nobody follows.
    if (field(call.request, 'redirects') !== undefined) throw refusal('params');
    return { rows: await find(call) };
  },
});

/** The pages that are asked for; the query is told where they go on. */
async function find(call: Asked): Promise<readonly PageRow[]> {
  const { params: asked, settings, store, continueAt } = call;
  const key = (written: string | undefined) =>
    written === undefined ? undefined : readKey(written, asked.namespace, settings.siteName);
  const descending = asked.dir === 'descending';
  const [first, last, prefix] = [key(asked.from), key(asked.to), key(asked.prefix)];
  const at = asked.continue === undefined ? undefined : continuedFrom(asked.continue, ['string'])[0];
  const begin = [first, at]
    .filter((one) => one !== undefined)
    .sort(byBytes)
    .at(descending ? 0 : -1);
  const found = await store.pages.list({
    namespace: asked.namespace,
    ...(descending ? { from: last, to: begin } : { from: begin, to: last }),
    prefix,
    descending,
    redirects: asked.filterredir === 'all' ? undefined : asked.filterredir === 'redirects',
    minLength: asked.minsize,
    maxLength: asked.maxsize,
    protection: protectionAsked(call),
    // No page has a link to one in another language.
    limit: asked.filterlanglinks === 'withlanglinks' ? 0 : asked.limit.count + 1,
  });
  const next = found[asked.limit.count];
  if (next) continueAt('continue', next.key);
  return found.slice(0, asked.limit.count);
}

function protectionAsked({ params: asked, session }: Asked): ProtectionAsked | undefined {
  const { prtype, prlevel, prexpiry, prfiltercascade } = asked;
  if (!prtype?.length && prexpiry === 'all') {
    if (prlevel) throw refusal('invalidparammix', message('apierror-invalidparammix-mustusewith', 'prlevel', 'prtype'));
    return undefined;
  }
  const levels = prlevel?.filter((level) => level !== '') ?? [];
  return {
    now: session.now,
    ...(prtype?.length && {
      types: prtype,
      ...(levels.length > 0 && { levels }),
      ...(prfiltercascade !== 'all' && { cascade: prfiltercascade === 'cascading' }),
    }),
    ...(prexpiry !== 'all' && { endless: prexpiry === 'indefinite' }),
  };
}
