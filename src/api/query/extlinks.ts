import type { LinkRow } from '../../store/links.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { marked } from '../result.ts';
import { continuedFrom } from './continued-from.ts';
import { toldByPage } from './links/of-pages.ts';
import { canBeAsked, isAddressAsked, PROTOCOL_NAMES } from './links/url-asked.ts';

/** How many addresses are looked at in one step. */
const PORTION = 1000;

/** Tells which addresses elsewhere pages link to. */
export const extlinks = defineModule({
  name: 'extlinks',
  group: 'prop',
  prefix: 'el',
  cacheMode: 'public',
  params: {
    limit: limit({ default: 10 }),
    continue: string({}),
    protocol: choice(PROTOCOL_NAMES, { default: '' }),
    query: string({}),
    expandurl: boolean({ deprecated: true }),
  },
  examples: { 'action=query&prop=extlinks&titles=Main%20Page': 'apihelp-query+extlinks-example-simple' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Extlinks'],
  async run({ params: asked, pages, store, continueAt }) {
    if (pages.known.size === 0) return undefined;
    if (asked.query && !canBeAsked(asked.query)) throw refusal('badquery');
    const at = asked.continue === undefined ? undefined : continuedFrom(asked.continue, ['int', 'int', 'string']);
    const { count } = asked.limit;
    const found: LinkRow[] = [];
    for (let from = at && { page: at[0], namespace: at[1], key: at[2] }; found.length <= count; ) {
      // The first of a portion is the last of the one before.
      const portion = await store.links.of({ pages: [...pages.known.keys()], kind: 'url', at: from, limit: PORTION });
      const isNew = ({ page, key }: LinkRow) => page !== found.at(-1)?.page || key !== found.at(-1)?.key;
      const isAsked = ({ key }: LinkRow) => isAddressAsked(key, asked.protocol, asked.query || undefined);
      found.push(...portion.filter((row) => isNew(row) && isAsked(row)));
      from = portion[PORTION - 1];
      if (!from) break;
    }
    const next = found[count];
    if (next) continueAt('continue', `${next.page}|${next.namespace}|${next.key}`);
    return toldByPage(found.slice(0, count), ['extlinks', 'el'], ({ key }) => marked({ url: key }, { content: 'url' }));
  },
});
