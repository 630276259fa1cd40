import { languageOf } from '../../i18n/language.ts';
import { message } from '../../i18n/message.ts';
import { type ContentModel, defaultModel } from '../../wiki/content-model.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { string } from '../param/string.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { title } from '../param/title.ts';
import { marked, type Tree } from '../result.ts';
import { continuedFrom } from './continued-from.ts';
import { INFO_PROPS, type Subject } from './info/props.ts';
import { againstAction } from './info/test-actions.ts';

type Prop = keyof typeof INFO_PROPS;

const params = {
  prop: choice(Object.keys(INFO_PROPS).sort() as Prop[], { multi: true, deprecatedValues: ['preload', 'readable'] }),
  linkcontext: title({ default: 'Main Page' }),
  testactions: string({ multi: true }),
  testactionsdetail: choice(['boolean', 'full', 'quick'], { default: 'boolean' }),
  testactionsautocreate: boolean(),
  preloadcustom: string({ info: 'preloadcontentonly' }),
  preloadparams: string({ multi: true, info: 'preloadcontentonly' }),
  preloadnewsection: boolean({ info: 'preloadcontentonly' }),
  editintrostyle: choice(['lessframes', 'moreframes'], { default: 'moreframes', info: 'editintroonly' }),
  editintroskip: string({ multi: true, info: 'editintroonly' }),
  editintrocustom: string({ info: 'editintroonly' }),
  continue: string({}),
};

/** What is told to everybody alike. */
const FOR_ALL: ReadonlySet<Prop> = new Set([
  ...(['protection', 'talkid', 'subjectid', 'associatedpage', 'url', 'preload', 'displaytitle'] as const),
  'varianttitles',
]);

type Asked = Call<typeof params>;

/** How many actions are tried at most, and for those who may have more. */
const MOST_TESTS = 50;
const MOST_TESTS_HIGH = 500;

/** Tells what pages are: their kind, length, newest revision, and what else is asked of them. */
export const info = defineModule({
  name: 'info',
  group: 'prop',
  prefix: 'in',
  cacheMode: 'public',
  params,
  examples: {
    'action=query&prop=info&titles=Main%20Page': 'apihelp-query+info-example-simple',
    'action=query&prop=info&inprop=protection&titles=Main%20Page': 'apihelp-query+info-example-protection',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Info'],
  async run(call) {
    const { params: asked, store, session, asker, continueAt, cache } = call;
    if (!isForAll(asked)) cache('private');
    const all = subjectsOf(call);
    const wantsOne = asked.prop?.some((prop) => prop === 'preloadcontent' || prop === 'editintro');
    if (wantsOne && (all.length > 1 || call.pages.revisions.size > 1)) {
      throw refusal('invalidparammix', message('apierror-info-singlepagerevision', 'in'));
    }
    const subjects = goingOn(all, asked.continue);
    const props = (Object.keys(INFO_PROPS) as Prop[]).filter((prop) => asked.prop?.includes(prop));
    const tellings = await Promise.all(props.map((prop) => INFO_PROPS[prop](call, subjects)));
    const tests = asked.testactions ?? [];
    const most = asker.rights.has('apihighlimits') ? MOST_TESTS_HIGH : MOST_TESTS;
    const protections = await store.pages.protections(
      tests.length > 0 ? subjects.flatMap(({ row }) => row?.id ?? []) : [],
      session.now,
    );
    const isQuick = asked.testactionsdetail === 'quick';
    const told: { [number: string]: Tree } = {};
    for (const [index, page] of subjects.entries()) {
      if (index * tests.length >= most) {
        continueAt('continue', `${page.title.namespace.id}|${page.title.text}`);
        break;
      }
      const props = Object.assign({}, ...tellings.map((tell) => tell(page))) as Tree;
      told[page.number] = { ...basics(page, call), ...props };
      if (tests.length === 0) continue;
      const actions: { [action: string]: Tree[string] } = {};
      for (const action of tests) {
        const against = await againstAction(action, page, protections.get(page.number) ?? [], call, isQuick);
        actions[action] = asked.testactionsdetail === 'boolean' ? against.length === 0 : call.sayProblems(against);
      }
      // Nobody's edit makes an account here.
      const created =
        asked.testactionsautocreate &&
        marked(Object.fromEntries(tests.map((action) => [action, false])), { kind: 'oldList' });
      const tried = marked(actions, { kind: 'oldList' });
      told[page.number] = { ...told[page.number], actions: tried, ...(created && { wouldautocreate: created }) };
    }
    return told;
  },
});

/** Whether an answer is the same whoever asks. */
function isForAll({ prop = [], testactions = [] }: Asked['params']): boolean {
  return testactions.length === 0 && prop.every((one) => FOR_ALL.has(one));
}

/** The pages in the order of their titles. */
function subjectsOf({ pages }: Asked): readonly Subject[] {
  const known = [...pages.known].map(([number, { row, title: of }]) => ({ number, row, title: of }));
  const missing = [...pages.missing].map(([number, of]) => ({ number, row: undefined, title: of }));
  return [...known, ...missing].sort((one, other) => compare(one.title, other.title));
}

function goingOn(subjects: readonly Subject[], from: string | undefined): readonly Subject[] {
  if (from === undefined) return subjects;
  const [id, text] = continuedFrom(from, ['int', 'string']);
  return subjects.filter((one) => compare(one.title, { namespace: { id }, text }) >= 0);
}

type Place = { readonly namespace: { readonly id: number }; readonly text: string };

function compare(one: Place, other: Place): number {
  return one.namespace.id - other.namespace.id || Buffer.compare(Buffer.from(one.text), Buffer.from(other.text));
}

function basics({ title: of, row }: Subject, { settings, pages }: Asked): Tree {
  const { code, tag, dir } = languageOf(row?.language ?? settings.contentLanguage);
  const model: ContentModel | string = row?.model ?? defaultModel(of);
  const language = { pagelanguage: code, pagelanguagehtmlcode: tag, pagelanguagedir: dir };
  if (!row) return { contentmodel: model, ...language };
  return {
    contentmodel: model,
    ...language,
    touched: formatTimestamp(row.touched),
    lastrevid: row.latest,
    length: row.length,
    ...(row.redirect !== null && !pages.followRedirects && { redirect: true }),
    ...(row.isNew && { new: true }),
  };
}
