import { message } from '../../i18n/message.ts';
import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { atMostOne } from '../required-params.ts';
import { continuedFrom } from './continued-from.ts';

/** Tells the same pages in other languages: this wiki knows no others. */
export const langlinks = defineModule({
  name: 'langlinks',
  group: 'prop',
  prefix: 'll',
  cacheMode: 'public',
  params: {
    prop: choice(['autonym', 'langname', 'url'], { multi: true }),
    lang: string({}),
    title: string({}),
    dir: choice(['ascending', 'descending'], { default: 'ascending' }),
    inlanguagecode: string({ default: 'en' }),
    limit: limit({ default: 10 }),
    continue: string({}),
    url: boolean({ deprecated: true }),
  },
  examples: { 'action=query&prop=langlinks&titles=Main%20Page': 'apihelp-query+langlinks-example-simple' },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Langlinks'],
  run({ params: asked, pages }) {
    if (pages.known.size === 0) return undefined;
    if (asked.title !== undefined && asked.lang === undefined) {
      throw refusal('invalidparammix', message('apierror-invalidparammix-mustusewith', 'lltitle', 'lllang'));
    }
    atMostOne({ llurl: asked.url || undefined, llprop: asked.prop });
    if (asked.continue !== undefined) continuedFrom(asked.continue, ['int', 'string']);
    return undefined;
  },
});
