import { type Message, message } from '../../i18n/message.ts';
import type { ChangeRow } from '../../store/changes.ts';
import { titleOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { requireNothingAgainst } from '../nothing-against.ts';
import { type AskedPage, pageOf, whatKeepsFrom } from '../page-change.ts';
import { pageEvent } from '../page-event.ts';
import { integer } from '../param/integer.ts';
import { tags } from '../param/tags.ts';
import { onlyOne } from '../required-params.ts';
import { requireMayTag } from '../tagging.ts';
import { requireUnblocked } from '../unblocked.ts';

const params = {
  rcid: integer({}),
  revid: integer({}),
  tags: tags(),
};

/** Says that somebody has looked at a change. */
export const patrol = defineModule({
  name: 'patrol',
  group: 'action',
  token: 'patrol',
  write: true,
  params,
  examples: {
    'action=patrol&token=123ABC&rcid=230672766': 'apihelp-patrol-example-rcid',
    'action=patrol&token=123ABC&revid=230672766': 'apihelp-patrol-example-revid',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Patrol'],
  async run(call) {
    const { params: asked, settings, store } = call;
    onlyOne({ rcid: asked.rcid, revid: asked.revid });
    const change = await changeAsked(call);
    const title = titleOf(change, settings.siteName);
    const page = await pageOf(title, store);
    await requireMayTag(asked.tags, call);
    await requireNothingAgainst((one) => againstPatrolling(change, page, one), call);
    await requireUnblocked(call, 'patrol', title);
    const params = { curid: change.revision, previd: change.parent, auto: false };
    const event = pageEvent({ type: 'patrol', action: 'patrol', title, comment: '', params, tags: asked.tags }, call);
    await store.changes.patrol(change.id, { ...event, change: null });
    return { patrol: { rcid: change.id, ns: title.namespace.id, title: title.prefixed } };
  },
});

async function changeAsked({ params: { rcid, revid }, store }: Call<typeof params>): Promise<ChangeRow> {
  if (rcid !== undefined) {
    const [change] = await store.changes.byId([rcid]);
    if (!change) throw refusal('nosuchrcid', [rcid]);
    return change;
  }
  const revision = revid ?? 0;
  if ((await store.pages.revisions([revision])).length === 0) throw refusal('nosuchrevid', [revision]);
  const [change] = await store.changes.ofRevisions([revision]);
  if (!change) throw refusal('notpatrollable', [revision]);
  return change;
}

async function againstPatrolling(
  { userName }: ChangeRow,
  page: AskedPage,
  call: Call<typeof params>,
): Promise<readonly Message[]> {
  const against = await whatKeepsFrom('patrol', page, call);
  const isOwn = userName === call.asker.name && !call.asker.rights.has('autopatrol');
  return isOwn ? [...against, message('markedaspatrollederror-noautopatrol')] : against;
}
