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
    const at = asked.continue === undefined ? undefined : continuedFrom(asked.continue, ['int', 'int', 'string']);
    if (pages.known.size === 0) return undefined;
    if (asked.query && !canBeAsked(asked.query)) throw refusal('badquery');
    const found = await store.links.of({
      ...{ pages: [...pages.known.keys()], kind: 'url', limit: asked.limit.count + 1 },
      at: at && { page: at[0], namespace: at[1], key: at[2] },
    });
    const next = found[asked.limit.count];
    if (next) continueAt('continue', `${next.page}|${next.namespace}|${next.key}`);
    const rows = found
      .slice(0, asked.limit.count)
      .filter(({ key }) => isAddressAsked(key, asked.protocol, asked.query || undefined));
    return toldByPage(rows, ['extlinks', 'el'], ({ key }) => marked({ url: key }, { content: 'url' }));
  },
});
