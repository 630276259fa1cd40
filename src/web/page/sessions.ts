import { canonicalName } from '../../account/name.ts';
import { type Ending, endSessions } from '../../api/end-sessions.ts';
import { ApiError } from '../../api/error.ts';
import { accountToList, type LiveSession, liveSessions } from '../../api/listed-sessions.ts';
import { deviceName } from '../../api/query/sessions/device-name.ts';
import { type Message, message } from '../../i18n/message.ts';
import { type Html, html } from '../../lib/html.ts';
import { readHandle, writeHandle } from '../../session/handles.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { button } from '../kit/button.ts';
import { chip } from '../kit/chip.ts';
import { type Entry, entryList } from '../kit/entry.ts';
import { textField } from '../kit/field.ts';
import { form, searchForm } from '../kit/form.ts';
import { moment } from '../kit/moment.ts';
import { notice } from '../kit/notice.ts';
import { definePage, type Shown, type Visit } from '../page.ts';

const TITLE = 'Special:Sessions';
/** Sessions on one page. */
const MOST = 100;

/** The sessions of an account, to be looked at and ended: one's own, or another's for whoever may (`Special:Sessions/Name`). */
export const sessions = definePage({
  title: TITLE,
  heading: message('latchkey-sessions'),
  about: message('latchkey-sessions-about'),
  offeredTo: 'named',
  takesSubpage: true,
  async show(visit) {
    const wanted = canonicalName(visit.field('user'));
    return wanted === undefined ? listing(visit) : { redirect: visit.url(`${TITLE}/${wanted}`) };
  },
  async submit(visit) {
    const { session, field, url } = visit;
    if (session.account !== null && !session.isToken(field('wpEditToken'), 'csrf')) {
      return listing(visit, { fail: message('sessionfailure') });
    }
    const done = await end(visit);
    return session.account === null ? { redirect: url('Special:UserLogout') } : listing(visit, done);
  },
});

/** What a form has done, or why it has not. */
type Outcome = { readonly done: Message } | { readonly fail: Message };

async function end(visit: Visit): Promise<Outcome> {
  const { field } = visit;
  const handle = field('session');
  const ending: Ending = handle !== '' ? { handle } : field('others') !== '' ? 'others' : 'all';
  try {
    const { ended } = await endSessions(visit, named(visit), ending);
    return { done: message('latchkey-sessions-ended', { num: ended }) };
  } catch (error) {
    // Somebody was faster, and it is as it was wanted.
    const isGone = error instanceof ApiError && error.problem.code === 'nosuchsession';
    if (isGone) return { done: message('latchkey-session-gone') };
    throw error;
  }
}

async function listing(visit: Visit, outcome?: Outcome): Promise<Shown> {
  const { say, asker, field, url, settings } = visit;
  const account = await accountToList(visit, named(visit));
  const after = readHandle(field('after'));
  const { live, next } = await liveSessions(visit, account, { ...(after !== undefined && { after }), limit: MOST });
  const isOwn = account.id === asker.id;
  const entries = live
    .toSorted((a, b) => Number(b.current) - Number(a.current) || b.seen - a.seen)
    .map((row) => entryOf(visit, account, row));
  const minutes = Math.ceil(settings.sessionExpirySeconds / 120);
  const more = next === undefined ? undefined : url(titleOf(visit), { after: writeHandle(next) });
  const body = html`${told(visit, outcome)}
<p class="lead">${isOwn ? say('latchkey-sessions-lead') : say('latchkey-sessions-of', account.name)}</p>
${entries.length === 0 ? html`<p>${say('latchkey-sessions-none')}</p>` : entryList(entries)}
${more && html`<p><a href="${more}">${say('latchkey-more')}</a></p>`}
${endMany(visit, isOwn, live)}
<p class="aside">${say('latchkey-sessions-times', { num: minutes })}</p>
${asker.rights.has('latchkey-sessions') ? otherAccount(visit) : undefined}`;
  const heading = isOwn ? message('latchkey-sessions') : message('latchkey-sessions-heading', account.name);
  return { body, heading };
}

function entryOf(visit: Visit, { name }: AccountRow, row: LiveSession): Entry {
  const { say, language, url } = visit;
  const { current, app, remembered, began, last, created, seen } = row;
  const known = deviceName(last.agent) || say('latchkey-device-unknown');
  const wasElsewhere = began.ip !== last.ip && began.ip !== '';
  const chips = [
    ...(current ? [chip(say('latchkey-session-current'), 'progressive')] : []),
    ...(app === null ? [] : [chip(say('latchkey-session-bot', `${name}@${app}`))]),
    ...(remembered ? [chip(say('latchkey-session-remembered'))] : []),
  ];
  const facts = [
    [say('latchkey-session-seen'), moment(language, seen)],
    [say('latchkey-session-from'), address(last.ip)],
    [say('latchkey-session-began'), moment(language, created)],
    [say('latchkey-session-began-from'), wasElsewhere ? address(began.ip) : undefined],
  ] as const;
  const actions = current
    ? html`<a class="entry-action" href="${url('Special:UserLogout')}">${say('logout')}</a>`
    : endForm(
        visit,
        { session: writeHandle(row.id) },
        button(say('latchkey-session-end'), {
          look: 'destructive',
          describedAs: say('latchkey-session-end-named', known, last.ip),
        }),
      );
  return { name: known, chips, facts, actions };
}

function endMany(visit: Visit, isOwn: boolean, live: readonly LiveSession[]): Html | undefined {
  const { say } = visit;
  if (live.every(({ current }) => current)) return undefined;
  return isOwn
    ? endForm(visit, { others: '1' }, button(say('latchkey-sessions-end-others'), { look: 'destructive' }))
    : endForm(visit, { all: '1' }, button(say('latchkey-sessions-end-all'), { look: 'destructive' }));
}

function endForm(visit: Visit, which: { readonly [name: string]: string }, body: Html): Html {
  return form(visit.url(titleOf(visit)), { wpEditToken: visit.session.token('csrf'), ...which }, body);
}

function otherAccount({ say, url }: Visit): Html {
  const field = textField({ name: 'user', label: say('userlogin-yourname'), autocomplete: 'off' });
  return html`<h2>${say('latchkey-sessions-others')}</h2>
${searchForm(url(TITLE), html`${field}<div class="actions">${button(say('latchkey-show'))}</div>`)}`;
}

function told({ language }: Visit, outcome: Outcome | undefined): Html | undefined {
  if (outcome === undefined) return undefined;
  return 'done' in outcome
    ? notice('success', [language.text(outcome.done)])
    : notice('error', [language.text(outcome.fail)]);
}

function address(ip: string): Html | undefined {
  return ip === '' ? undefined : html`<bdi>${ip}</bdi>`;
}

/** The account that the title names; undefined: nobody but the visitor. */
function named({ subpage }: Visit): string | undefined {
  return subpage === '' ? undefined : (canonicalName(subpage) ?? subpage);
}

function titleOf({ subpage }: Visit): string {
  return subpage === '' ? TITLE : `${TITLE}/${subpage}`;
}
