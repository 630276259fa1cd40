import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { atMostOne } from '../required-params.ts';
import { continuedFrom } from './continued-from.ts';

/** Tells which other wikis pages link to by a prefix: this wiki knows none. */
export const iwlinks = defineModule({
  name: 'iwlinks',
  group: 'prop',
  prefix: 'iw',
  cacheMode: 'public',
  params: {
    prop: choice(['url'], { multi: true }),
    prefix: string({}),
    title: string({}),
    dir: choice(['ascending', 'descending'], { default: 'ascending' }),
    limit: limit({ default: 10 }),
    continue: string({}),
    url: boolean({ deprecated: true }),
  },
  examples: { 'action=query&prop=iwlinks&titles=Main%20Page': 'apihelp-query+iwlinks-example-simple' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Iwlinks'],
  run({ params: asked, pages }) {
    if (pages.known.size === 0) return undefined;
    if (asked.title !== undefined && asked.prefix === undefined) {
      throw refusal('invalidparammix', message('apierror-invalidparammix-mustusewith', 'iwtitle', 'iwprefix'));
    }
    atMostOne({ iwurl: asked.url || undefined, iwprop: asked.prop });
    if (asked.continue !== undefined) continuedFrom(asked.continue, ['int', 'string', 'string']);
    return undefined;
  },
});
