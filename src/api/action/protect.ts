import { type Message, message } from '../../i18n/message.ts';
import type { Protection } from '../../store/pages.ts';
import { FILE } from '../../wiki/namespaces.ts';
import { mayPass } from '../../wiki/page-rights.ts';
import { nameOf } from '../../wiki/title.ts';
import { refusal } from '../error.ts';
import { type Call, defineModule } from '../module.ts';
import { type AskedPage, pageAsked, requireMayChange } from '../page-change.ts';
import { inWikisLanguage, madeNow, pageEvent } from '../page-event.ts';
import { boolean } from '../param/boolean.ts';
import { choice } from '../param/choice.ts';
import { readExpiry } from '../param/expiry.ts';
import { integer } from '../param/integer.ts';
import { string } from '../param/string.ts';
import { tags } from '../param/tags.ts';
import { formatTimestamp } from '../param/timestamp.ts';
import { list } from '../result.ts';
import { requireMayTag } from '../tagging.ts';
import { watchAsAsked } from '../watching.ts';
import { describeProtection, describeProtectionForLog } from './protect/describe.ts';

const params = {
  title: string({}),
  pageid: integer({}),
  protections: string({ required: true, multi: true }),
  expiry: string({ default: ['infinite'], multi: { duplicates: true } }),
  reason: string({ default: '' }),
  tags: tags(),
  cascade: boolean(),
  watch: boolean({ deprecated: true }),
  watchlist: choice(['watch', 'unwatch', 'preferences', 'nochange'], { default: 'preferences' }),
};

type Asked = Call<typeof params>;

const LEVELS: readonly string[] = ['autoconfirmed', 'sysop'];

/** Says who may edit or move a page, or make it if it is not there. */
export const protect = defineModule({
  name: 'protect',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=protect&title=Main%20Page&token=123ABC&protections=edit=sysop|move=sysop&cascade=&expiry=2026-09-01T16:30:00Z|never':
      'apihelp-protect-example-protect',
    'action=protect&title=Main%20Page&token=123ABC&protections=edit=all|move=all&reason=Lifting%20restrictions':
      'apihelp-protect-example-unprotect',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Protect'],
  async run(call) {
    const { params: asked } = call;
    const page = await pageAsked(asked, call);
    await requireMayChange('protect', page, call);
    await requireMayTag(asked.tags, call);
    const wanted = protectionsWanted(page, call);
    await watchAsAsked(asked, { title: page.title, isThere: page.row !== undefined, preference: 'watchdefault' }, call);
    const kept = wanted.filter(({ level }) => level !== '');
    if (page.row) await protectPage(page, kept, call);
    else await protectTitle(page, kept[0], call);
    return {
      protect: {
        title: page.title.prefixed,
        reason: asked.reason,
        ...(wanted.some(({ cascade }) => cascade) && { cascade: true }),
        protections: list(
          'protection',
          wanted.map(({ type, level, expires }) => ({ [type]: level, expiry: expiryTold(expires) })),
        ),
      },
    };
  },
});

/** What is asked for; an empty level is none. */
function protectionsWanted({ title, row }: AskedPage, { params: asked, session, asker }: Asked): readonly Protection[] {
  const { protections, expiry, cascade } = asked;
  if (expiry.length !== 1 && expiry.length !== protections.length) {
    throw refusal('toofewexpiries', [expiry.length, protections.length]);
  }
  const types = ['edit', 'move', ...(title.namespace.id === FILE ? ['upload'] : [])];
  return protections.map((one, index) => {
    const [type = '', given = ''] = one.split('=');
    if (row && type === 'create') throw refusal('create-titleexists');
    if (!row && type !== 'create') throw refusal('missingtitle-createonly');
    if (type !== 'create' && !types.includes(type)) throw refusal('protect-invalidaction', [type]);
    const level = given === 'all' ? '' : given;
    if (level !== '' && !(LEVELS.includes(level) && mayPass(level, asker.rights))) {
      throw refusal('protect-invalidlevel', [level]);
    }
    const text = expiry[expiry.length === 1 ? 0 : index] ?? '';
    const expires = readExpiry(text, session.now);
    if (expires === undefined) throw refusal('invalidexpiry', [text]);
    if (expires !== null && expires < session.now) throw refusal('pastexpiry', [text]);
    const whole = expires === null ? null : Math.floor(expires / 1000) * 1000;
    return { type, level, expires: whole, cascade: cascade && type === 'edit' && level === 'sysop' };
  });
}

async function protectPage({ title, row }: AskedPage, wanted: readonly Protection[], call: Asked): Promise<void> {
  const { store, session, params: asked } = call;
  if (!row) return;
  const before = (await store.pages.protections([row.id], session.now)).get(row.id) ?? [];
  if (asText(before) === asText(wanted)) return;
  const cascade = wanted.some((one) => one.cascade);
  const action = wanted.length === 0 ? 'unprotect' : before.length > 0 ? 'modify' : 'protect';
  const said = (one: Message) => inWikisLanguage(one, call);
  const comment = [
    [said(COMMENTS[action](title.prefixed)), ...(asked.reason === '' ? [] : [asked.reason])].join(': '),
    ...(wanted.length === 0 ? [] : [`(${describeProtection(wanted, call)})`]),
    ...(cascade ? [`[${said(message('protect-summary-cascade'))}]`] : []),
  ].join(' ');
  const details = wanted.map((one) => ({ ...one, expires: undefined, expiry: expiryTold(one.expires) }));
  const params = {
    description: describeProtectionForLog(wanted, call),
    cascade,
    details: details.map(({ type, level, expiry, cascade: within }) => ({ type, level, expiry, cascade: within })),
  };
  const event = {
    type: 'protect',
    action,
    title,
    comment: asked.reason,
    params: wanted.length === 0 ? {} : params,
    tags: asked.tags,
  };
  const saved = await store.pages.save({
    page: nameOf(title),
    base: row.latest,
    revision: { ...madeNow(comment, call), minor: true, tags: asked.tags ?? [] },
    content: null,
    redirect: row.redirect,
    articles: 0,
    change: null,
    protections: wanted,
    event: pageEvent(event, call),
  });
  if (!saved) throw refusal('editconflict');
}

async function protectTitle({ title }: AskedPage, wanted: Protection | undefined, call: Asked): Promise<void> {
  const { store, session, params: asked } = call;
  const name = nameOf(title);
  const [before] = await store.titles.protections([name], session.now);
  const event = { type: 'protect', title, comment: asked.reason, tags: asked.tags };
  if (!wanted && !before) return;
  if (!wanted) return store.titles.unprotect(name, pageEvent({ ...event, action: 'unprotect' }, call));
  const { level, expires } = wanted;
  if (before && before.level === level && before.expires === expires) return;
  const params = {
    description: describeProtectionForLog([wanted], call),
    cascade: false,
    details: [{ type: 'create', level, expiry: expiryTold(expires) }],
  };
  const { timestamp, user, userName, comment } = madeNow(asked.reason, call);
  const action = before ? 'modify' : 'protect';
  await store.titles.protect(
    { ...name, level, expires, timestamp, user, userName, comment },
    pageEvent({ ...event, action, params }, call),
  );
}

const COMMENTS = {
  protect: (page: string) => message('protectedarticle-comment', page),
  modify: (page: string) => message('modifiedarticleprotection-comment', page),
  unprotect: (page: string) => message('unprotectedarticle-comment', page),
} as const;

function expiryTold(expires: number | null): string {
  return expires === null ? 'infinite' : formatTimestamp(expires);
}

function asText(protections: readonly Protection[]): string {
  const sorted = protections.map(({ type, level, expires, cascade }) => [type, level, expires, cascade].join());
  return sorted.toSorted().join('|');
}
