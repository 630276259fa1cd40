import { defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';

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
  run: () => undefined,
});
