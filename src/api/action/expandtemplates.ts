import { message } from '../../i18n/message.ts';
import { expandTemplates } from '../../wiki/expand-templates.ts';
import { readTitle, type Title, titleOf } from '../../wiki/title.ts';
import { parseTree } from '../../wiki/wikitext/parse-tree.ts';
import { wholeBudget } from '../../wiki/wikitext/put-templates-in.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { text } from '../param/text.ts';
import { readingFor } from '../rendering.ts';
import { atMostOne } from '../required-params.ts';
import { list, marked } from '../result.ts';

const PROPS = ['wikitext', 'categories', 'properties', 'volatile', 'ttl', 'modules'] as const;

const params = {
  title: string({}),
  text: text({ required: true, message: message('apihelp-parse-param-text') }),
  revid: integer({ message: message('apihelp-parse-param-revid') }),
  prop: choice([...PROPS, 'jsconfigvars', 'encodedjsconfigvars', 'parsetree'], {
    multi: true,
    message: message('apihelp-parse-param-prop'),
  }),
  includecomments: boolean(),
  generatexml: boolean({ deprecated: true, message: message('apihelp-query+revisions-paramvalue-prop-parsetree') }),
};

/** Puts what a text includes into it, as if it were on a page. Nothing in a text of this wiki needs scripts, or changes by itself soon. */
export const expandtemplates = defineModule({
  name: 'expandtemplates',
  group: 'action',
  cacheMode: 'anon-public-user-private',
  params,
  examples: {
    'action=expandtemplates&text={{Project:Sandbox}}&prop=wikitext': 'apihelp-expandtemplates-example-simple',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Expandtemplates'],
  async run(call) {
    const { params: asked, deprecate } = call;
    atMostOne({ prop: asked.prop, generatexml: asked.generatexml || undefined });
    if (asked.prop === undefined) {
      deprecate('action=expandtemplates&!prop', message('apiwarn-deprecation-missingparam', 'prop'));
    }
    const title = await titleAsked(call);
    const reading = readingFor(title, asked.revid ?? 0, call);
    const expanded = await expandTemplates(asked.text, reading, wholeBudget(), asked.includecomments);
    if (asked.prop === undefined) {
      const told = { expandtemplates: marked({ wikitext: expanded.text }, { content: 'wikitext' }) };
      if (!asked.generatexml) return told;
      return marked({ parsetree: parseTree(asked.text), ...told }, { oldSubelements: ['parsetree'] });
    }
    const props = new Set(asked.prop);
    const properties = Object.fromEntries(expanded.properties);
    const saysAny = props.has('properties') && expanded.properties.size > 0;
    const none = () => list('m', []);
    const answer = {
      ...(props.has('parsetree') && { parsetree: parseTree(asked.text) }),
      ...(saysAny && { properties: marked(properties, { element: 'property', kind: 'oldPairs', pairKey: 'name' }) }),
      ...(props.has('volatile') && { volatile: false }),
      ...(props.has('wikitext') && { wikitext: expanded.text }),
      ...(props.has('modules') && { modules: none(), modulescripts: none(), modulestyles: none() }),
      ...(props.has('jsconfigvars') && { jsconfigvars: marked({}, { element: 'var' }) }),
      ...(props.has('encodedjsconfigvars') && { encodedjsconfigvars: '[]' }),
    };
    const subelements = ['parsetree', 'wikitext', 'encodedjsconfigvars'].filter((key) => key in answer);
    return { expandtemplates: marked(answer, { subelements }) };
  },
});

/** The page that the text would be on: that of the revision, if one is named. */
async function titleAsked({ params: asked, settings, store, warn }: Call<typeof params>): Promise<Title> {
  const title = readTitle(asked.title ?? 'API', settings.siteName);
  if ('key' in title || title.text === '') throw refusal('invalidtitle', [asked.title ?? '']);
  if (asked.revid === undefined) return title;
  const [revision] = await store.pages.revisions([asked.revid]);
  const [row] = revision ? await store.pages.byId([revision.page]) : [];
  if (!row) throw refusal('nosuchrevid', [asked.revid]);
  const own = titleOf(row, settings.siteName);
  if (asked.title !== undefined && own.prefixed !== title.prefixed) {
    warn({ code: 'revwrongpage', message: message('apierror-revwrongpage', asked.revid, title.prefixed) });
  }
  return own;
}
