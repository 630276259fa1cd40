import { byBytes } from '../../lib/byte-order.ts';
import { escapeHtml } from '../../lib/escape.ts';
import { SOFTWARE_TAGS } from '../../wiki/software-tags.ts';
import { type Call, defineModule } from '../module.ts';
import { choice } from '../param/choice.ts';
import { limit } from '../param/limit.ts';
import { string } from '../param/string.ts';
import { list, type Tree } from '../result.ts';

const params = {
  continue: string({}),
  limit: limit({ default: 10 }),
  prop: choice(['active', 'defined', 'description', 'displayname', 'hitcount', 'source'], {
    default: [],
    multi: true,
  }),
};

/** Lists the tags of changes. */
export const tags = defineModule({
  name: 'tags',
  group: 'list',
  prefix: 'tg',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&list=tags&tgprop=displayname|description|hitcount|defined': 'apihelp-query+tags-example-simple',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Tags'],
  async run(call: Call<typeof params>) {
    const { params: asked, store, language, continueAt } = call;
    const props = new Set<string>(asked.prop);
    const rows = await store.tags.all();
    const names = [...new Set([...SOFTWARE_TAGS.keys(), ...rows.keys()])].sort(byBytes);
    const wanted = names.filter((name) => byBytes(name, asked.continue ?? '') >= 0);
    const next = wanted[asked.limit.count];
    if (next !== undefined) continueAt('continue', next);
    return { tags: list('tag', wanted.slice(0, asked.limit.count).map(tell)) };

    function tell(name: string): Tree {
      const texts = SOFTWARE_TAGS.get(name);
      const isOurs = texts !== undefined;
      const { uses = 0, manual = false } = rows.get(name) ?? {};
      return {
        name,
        ...(props.has('displayname') && { displayname: texts ? language.text(texts.called) : escapeHtml(name) }),
        ...(props.has('description') && { description: texts ? language.text(texts.means) : '' }),
        ...(props.has('hitcount') && { hitcount: uses }),
        ...(props.has('defined') && { defined: isOurs || manual }),
        ...(props.has('source') && {
          source: list('s', [...(isOurs ? ['software', 'extension'] : []), ...(manual ? ['manual'] : [])]),
        }),
        ...(props.has('active') && { active: isOurs || manual }),
      };
    }
  },
});
