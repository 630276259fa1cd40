import { message } from '../../i18n/message.ts';
import { namespaceNumbered, SPECIAL } from '../../wiki/namespaces.ts';
import { SOFTWARE_TAGS } from '../../wiki/software-tags.ts';
import { makeTitle, readTitle } from '../../wiki/title.ts';
import { requireRight } from '../asker.ts';
import { type ErrorCode, refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { pageEvent } from '../page-event.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { isBlocked, requireMayTag } from '../tagging.ts';

/** Most uses of a tag that can be deleted. */
const MOST_USES = 5000;

const params = {
  operation: choice(['create', 'delete', 'activate', 'deactivate'], { required: true }),
  tag: string({ required: true }),
  reason: string({ default: '', message: message('apihelp-unblock-param-reason') }),
  ignorewarnings: boolean(),
  tags: tags({ message: message('apihelp-unblock-param-tags') }),
};

type Asked = Call<typeof params>;

/** Says which tags may be given by hand. */
export const managetags = defineModule({
  name: 'managetags',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=managetags&operation=create&tag=spam&reason=For+use+in+edit+patrolling&token=123ABC':
      'apihelp-managetags-example-create',
    'action=managetags&operation=delete&tag=vandlaism&reason=Misspelt&token=123ABC':
      'apihelp-managetags-example-delete',
    'action=managetags&operation=activate&tag=spam&reason=For+use+in+edit+patrolling&token=123ABC':
      'apihelp-managetags-example-activate',
    'action=managetags&operation=deactivate&tag=spam&reason=No+longer+required&token=123ABC':
      'apihelp-managetags-example-deactivate',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Tag_management'],
  async run(call) {
    const { params: asked, asker } = call;
    const { operation, tag } = asked;
    if (operation !== 'delete') requireRight(asker, 'managechangetags', message('tags-manage-no-permission'));
    requireRight(asker, 'deletechangetags', message('tags-delete-no-permission'));
    await requireMayTag(asked.tags, call);
    if (await isBlocked(call)) throw refusal('tags-manage-blocked', [call.asker.name]);
    const logid = await OPERATIONS[operation](call);
    // Somebody did the same in the meantime.
    if (logid === undefined) throw refusal('editconflict');
    return { managetags: { operation, tag, success: true, logid } };
  },
});

const OPERATIONS: {
  readonly [operation in Asked['params']['operation']]: (call: Asked) => Promise<number | undefined>;
} = {
  async create(call) {
    const { params: asked, settings, store } = call;
    requireGoodName(asked.tag, settings.siteName);
    if (await find(call)) throw refusal('tags-create-already-exists', [asked.tag]);
    return store.tags.define(asked.tag, event(call));
  },
  async delete(call) {
    const { tag } = call.params;
    const found = await find(call);
    if (!found) throw refusal('tags-delete-not-found', [tag]);
    if (found.uses > MOST_USES) throw refusal('tags-delete-too-many-uses', [tag, MOST_USES]);
    if (SOFTWARE_TAGS.has(tag)) throw refusal('tags-delete-not-allowed', [tag]);
    return call.store.tags.delete(tag, event(call, { count: found.uses }));
  },
  async activate(call) {
    const { tag } = call.params;
    const found = await find(call);
    if (found?.manual || SOFTWARE_TAGS.has(tag)) throw refusal('tags-activate-not-allowed', [tag]);
    if (!found) throw refusal('tags-activate-not-found', [tag]);
    return call.store.tags.define(tag, event(call));
  },
  async deactivate(call) {
    const { tag } = call.params;
    if (!(await find(call))?.manual) throw refusal('tags-deactivate-not-allowed', [tag]);
    return call.store.tags.undefine(tag, event(call));
  },
};

async function find({ params: { tag }, store }: Asked) {
  const found = (await store.tags.all()).get(tag);
  return found ?? (SOFTWARE_TAGS.has(tag) ? { uses: 0, manual: false } : undefined);
}

function requireGoodName(tag: string, siteName: string): void {
  const code: ErrorCode | false =
    tag === ''
      ? 'tags-create-no-name'
      : /[,|/]/.test(tag)
        ? 'tags-create-invalid-chars'
        : 'key' in readTitle(`MediaWiki:Tag-${tag}-description`, siteName) && 'tags-create-invalid-title-chars';
  if (code) throw refusal(code, [tag]);
}

function event(call: Asked, more: { readonly count?: number } = {}) {
  const { operation, tag, reason, tags: given } = call.params;
  const title = makeTitle(namespaceNumbered(SPECIAL), 'Tags', call.settings.siteName);
  const about = { type: 'managetags', action: operation, title, comment: reason, params: { tag, ...more } };
  return pageEvent({ ...about, tags: given }, call);
}
