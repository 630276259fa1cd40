import { message } from '../../i18n/message.ts';
import { spokenHeading } from '../../wiki/spoken-heading.ts';
import { defineModule } from '../module.ts';
import { inWikisLanguage } from '../page-event.ts';
import { parsedSummary } from '../parsed-comments.ts';
import { render } from '../rendering.ts';
import { atMostOne } from '../required-params.ts';
import { list, marked, type Tree } from '../result.ts';
import { tellRedirect } from '../tell-redirect.ts';
import { PARSE_PARAMS, type ParseCall } from './parse/params.ts';
import { hiddenCategories, OLD_OBJECTS, told } from './parse/props.ts';
import { type Subject, subjectOf } from './parse/subject.ts';

/** Tells what a text looks like, and what it says beside: of a page, a revision, or one that is sent. */
export const parse = defineModule({
  name: 'parse',
  group: 'action',
  cacheMode: 'anon-public-user-private',
  params: PARSE_PARAMS,
  examples: {
    'action=parse&page=Main%20Page': 'apihelp-parse-example-page',
    "action=parse&text='''Hello'''%20world&contentmodel=wikitext": 'apihelp-parse-example-text',
    'action=parse&summary=Some%20[[link]]&prop=': 'apihelp-parse-example-summary',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Parsing_wikitext'],
  async run(call) {
    const { params: asked } = call;
    const { page, pageid, oldid, text, title, revid } = asked;
    for (const alone of [{ text }, { title }, { revid }]) atMostOne({ page, pageid, oldid, ...alone });
    const subject = await subjectOf(call);
    if (asked.onlypst && !subject.isRevision) {
      return {
        parse: marked(
          {
            text: subject.text,
            ...(asked.prop.includes('wikitext') && { wikitext: subject.asSent }),
            ...(await summaryTold(subject, call)),
          },
          { oldSubelements: ['text', 'wikitext', 'parsedsummary'] },
        ),
      };
    }
    const options = { editLinks: !asked.disableeditsection, contents: !asked.disabletoc };
    const rendering = await render(subject, options, call);
    const parsed = { subject, rendering, call, hidden: await hiddenCategories(rendering, call) };
    const asksVariables = asked.prop.includes('jsconfigvars') || asked.prop.includes('encodedjsconfigvars');
    if (asked.prop.includes('modules') && !asksVariables)
      call.warn({ code: 'moduleswithoutvars', message: message('apiwarn-moduleswithoutvars') });
    const redirects = subject.followed.map(([from, to]) => tellRedirect(from.prefixed, to));
    const answer = {
      ...{ title: subject.title.prefixed, pageid: subject.page },
      ...(asked.redirects && (page ?? pageid) !== undefined && { redirects: list('r', redirects) }),
      ...told(parsed, new Set(asked.prop), await summaryTold(subject, call)),
    };
    return { parse: marked(answer, { oldSubelements: OLD_OBJECTS.filter((key) => key in answer) }) };
  },
});

/** The summary as HTML; of a new section that has only a heading, or only a summary, that which it would have. */
async function summaryTold({ title }: Subject, call: ParseCall): Promise<Tree> {
  const { summary = '', section, sectiontitle = '' } = call.params;
  if (call.params.summary === undefined && (section !== 'new' || call.params.sectiontitle === undefined)) return {};
  const isNew = section === 'new';
  const heading = !isNew || (sectiontitle !== '' && summary !== '') ? '' : sectiontitle || summary;
  const said = heading === '' ? summary : inWikisLanguage(message('newsectionsummary', spokenHeading(heading)), call);
  return { parsedsummary: await parsedSummary(said, title, isNew, call) };
}
