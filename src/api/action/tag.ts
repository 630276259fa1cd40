import { type Message, message } from '../../i18n/message.ts';
import type { Tagged, TaggedPart } from '../../store/tags.ts';
import { namespaceNumbered, SPECIAL } from '../../wiki/namespaces.ts';
import { SOFTWARE_TAGS } from '../../wiki/software-tags.ts';
import { makeTitle, type Title, titleOf } from '../../wiki/title.ts';
import { requireRight } from '../asker.ts';
import { apiCode } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { pageEvent } from '../page-event.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { isTooMuch } from '../rate-limit.ts';
import { atLeastOne } from '../required-params.ts';
import { list, type Tree } from '../result.ts';
import { isBlockedBy, requireMayTag } from '../tagging.ts';
import { blockedBy, blockProblems, blocksAgainst, ownBlocks } from '../unblocked.ts';

const params = {
  rcid: integer({ multi: true, message: message('apihelp-tag-param-ids') }),
  revid: integer({ multi: true, message: message('apihelp-tag-param-ids') }),
  logid: integer({ multi: true, message: message('apihelp-tag-param-ids') }),
  add: tags(),
  remove: string({ multi: true }),
  reason: string({ default: '', message: message('apihelp-unblock-param-reason') }),
  tags: tags({ message: message('apihelp-unblock-param-tags') }),
};

type Asked = Call<typeof params>;

/** Parameter → what it names, and what is said if there is no such thing. */
const PARTS = {
  revid: { part: 'revision', missing: (id: number) => message('apierror-nosuchrevid', id) },
  rcid: { part: 'change', missing: (id: number) => message('apierror-nosuchrcid', id) },
  logid: { part: 'log', missing: (id: number) => message('apierror-nosuchlogid', id) },
} as const satisfies { readonly [param: string]: { part: TaggedPart; missing: (id: number) => Message } };

type By = keyof typeof PARTS;

/** Puts tags onto revisions, changes and events of the log, and takes them off. */
export const tag = defineModule({
  name: 'tag',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=tag&revid=123&add=vandalism&token=123ABC': 'apihelp-tag-example-rev',
    'action=tag&logid=123&remove=spam&reason=Wrongly+applied&token=123ABC': 'apihelp-tag-example-log',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Tag'],
  async run(call) {
    const { params: asked, asker } = call;
    requireRight(asker, 'changetags');
    const blocks = await ownBlocks(call);
    if (isBlockedBy(blocks)) throw blockedBy(blocks, call);
    await requireMayTag(asked.tags, call);
    atLeastOne({ revid: asked.revid, rcid: asked.rcid, logid: asked.logid });
    const told: Tree[] = [];
    for (const by of Object.keys(PARTS) as By[]) {
      for (const id of asked[by] ?? []) told.push({ [by]: id, ...(await tagOne(by, id, call)) });
    }
    return { tag: list('result', told) };
  },
});

/** Until nobody else changed its tags in between. */
async function tagOne(by: By, id: number, call: Asked): Promise<Tree> {
  const { params: asked, store, sayProblem } = call;
  const { part, missing } = PARTS[by];
  for (;;) {
    const found = await store.tags.find(part, id);
    if (!found) {
      const said = missing(id);
      return { status: 'error', ...sayProblem({ code: apiCode(said.key), message: said }) };
    }
    const page = await pageTagged(found, call);
    const blocks = page && by !== 'logid' ? await blocksAgainst(call, 'changetags', page) : [];
    const [problem] = blockProblems(blocks, call);
    if (problem) return { status: 'error', ...sayProblem({ ...problem, message: message('apierror-blocked') }) };
    const [add, remove] = [asked.add ?? [], (asked.remove ?? []).filter((one) => one !== '')];
    if (add.length + remove.length === 0) return { status: 'success', noop: true };
    const fixed = remove.filter((one) => SOFTWARE_TAGS.has(one));
    if (fixed.length > 0) return { status: 'failure', errors: call.sayWrong([notRemovable(fixed)]) };
    if (isTooMuch('changetags', call)) return { status: 'skipped' };
    const added = add.filter((one) => !found.tags.includes(one));
    const before = [...found.tags, ...added];
    const removed = remove.filter((one) => before.includes(one));
    const after = before.filter((one) => !removed.includes(one));
    if (after.toSorted().join() === found.tags.toSorted().join()) return { status: 'success', noop: true };
    const about = {
      revid: told(found.revision, by === 'revid'),
      logid: told(found.log, by === 'logid'),
      ...{ tagsAdded: added, tagsAddedCount: added.length },
      ...{ tagsRemoved: removed, tagsRemovedCount: removed.length, initialTags: found.tags.toSorted() },
    };
    const title = page ?? (await eventPage(found, call));
    const event = { type: 'tag', action: 'update', title, comment: asked.reason, params: about, tags: asked.tags };
    const noted = { ...pageEvent(event, call), change: null };
    const actionlogid = await store.tags.set(found, after, noted);
    if (actionlogid === undefined) continue;
    return { status: 'success', actionlogid, added: list('t', added), removed: list('t', removed) };
  }
}

/** A number in the log: as MediaWiki has it, what was not asked for by it is a text. */
function told(id: number, isAsked: boolean): number | string | false {
  return id === 0 ? false : isAsked ? id : String(id);
}

function notRemovable(fixed: readonly string[]): Message {
  return fixed.length === 1
    ? message('tags-update-remove-not-allowed-one', fixed[0] as string, 1)
    : message('tags-update-remove-not-allowed-multi', fixed.join(', '), fixed.length);
}

/** The page whose revision it is; undefined: it is none. */
async function pageTagged({ revision }: Tagged, { store, settings }: Asked): Promise<Title | undefined> {
  const [made] = revision === 0 ? [] : await store.pages.revisions([revision]);
  const [row] = made ? await store.pages.byId([made.page]) : [];
  return row && titleOf(row, settings.siteName);
}

/** The page that tells of the kind of event that something is. */
async function eventPage({ log }: Tagged, { store, settings }: Asked): Promise<Title> {
  const [row] = log === 0 ? [] : await store.log.byId([log]);
  const special = namespaceNumbered(SPECIAL);
  return makeTitle(special, row ? `Log/${row.type}` : 'Tags', settings.siteName);
}
