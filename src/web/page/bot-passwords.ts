import { hashBotSecret, newBotSecret } from '../../account/bot-password.ts';
import { type BotPasswordAsked, readBotPasswordAsked } from '../../account/bot-password-asked.ts';
import { GRANT_NAMES } from '../../account/grant-names.ts';
import { refusal } from '../../api/error.ts';
import { requireOwner } from '../../api/own-credentials.ts';
import { type Message, message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { pooledRandom } from '../../lib/random.ts';
import type { AccountRow, BotPasswordRow } from '../../store/accounts.ts';
import type { NewAuthEvent } from '../../store/auth-event.ts';
import { newAuthEvent } from '../../store/new-auth-event.ts';
import { readTitle } from '../../wiki/title.ts';
import { button } from '../kit/button.ts';
import { form } from '../kit/form.ts';
import { notice } from '../kit/notice.ts';
import { definePage, type Shown, type Visit } from '../page.ts';
import { botPasswordEntries } from './bot-passwords/entries.ts';
import { botPasswordFields } from './bot-passwords/fields.ts';
import { grantsText } from './bot-passwords/grants-text.ts';

const TITLE = 'Special:BotPasswords';

/** The bot passwords of one's account: to look at, to make and to revoke. */
export const botPasswords = definePage({
  title: TITLE,
  heading: message('botpasswords'),
  about: message('latchkey-botpasswords-about'),
  offeredTo: 'named',
  async show(visit) {
    const account = owner(visit);
    const { field, store } = visit;
    const before = await store.accounts.botPassword(account.id, field('renew'));
    if (before === undefined) return listing(visit, account, {});
    const { app, grants, restrictions, expires } = before;
    const lastDay = expires === null ? '' : new Date(expires - 1).toISOString().slice(0, 10);
    const { IPAddresses: addresses, Pages: pages = [] } = restrictions;
    return renewal(visit, account, { app, grants, addresses, pages, lastDay });
  },
  async submit(visit) {
    const account = owner(visit);
    const { session, field } = visit;
    if (!session.isToken(field('wpEditToken'), 'csrf')) {
      return listing(visit, account, { faults: [message('sessionfailure')] });
    }
    return field('revoke') === '' ? make(visit, account) : revoke(visit, account);
  },
});

function owner(visit: Visit): AccountRow {
  if (!visit.settings.enableBotPasswords) throw refusal('permissiondenied', message('latchkey-botpasswords-off'));
  return requireOwner(visit, 'BotPasswords', 'apierror-mustbeloggedin-generic');
}

async function make(visit: Visit, account: AccountRow): Promise<Shown> {
  const { store, session, settings } = visit;
  const asked = askedIn(visit);
  const read = readBotPasswordAsked(asked, session.now, (text) => !('key' in readTitle(text, settings.siteName)));
  const isThere = (await store.accounts.botPassword(account.id, asked.app)) !== undefined;
  const isRenewed = visit.field('renewed') !== '';
  const faults = [
    ...('faults' in read ? read.faults : []),
    ...(isThere && !isRenewed ? [message('latchkey-botpassword-there', asked.app)] : []),
  ];
  if ('faults' in read || faults.length > 0) {
    return isRenewed ? renewal(visit, account, asked, faults) : listing(visit, account, { faults, asked });
  }
  const secret = newBotSecret(pooledRandom());
  const hash = hashBotSecret(store.key, account.id, asked.app, secret);
  const event = eventOf(visit, account, { how: 'made', app: asked.app });
  const only = { generation: account.generation, session: 'row' in session.is ? session.is.row.id : 0 };
  // What has ended the session meanwhile has ended its token too.
  if (!(await store.accounts.saveBotPassword({ ...read.bot, user: account.id, hash }, event, only))) {
    throw refusal('badtoken');
  }
  const said = isThere ? 'latchkey-botpassword-remade' : 'latchkey-botpassword-made';
  return made(visit, { said, name: `${account.name}@${asked.app}`, secret, bot: read.bot });
}

async function revoke(visit: Visit, account: AccountRow): Promise<Shown> {
  const app = visit.field('app');
  await visit.store.accounts.deleteBotPassword(account.id, app, eventOf(visit, account, { how: 'revoked', app }));
  return listing(visit, account, { done: message('latchkey-botpassword-revoked', `${account.name}@${app}`) });
}

function eventOf({ session }: Visit, account: AccountRow, params: NewAuthEvent['params']): NewAuthEvent {
  const { client: from, now } = session;
  return newAuthEvent({ action: 'botpassword', by: account, of: account, from, now, params });
}

/** What the form asks for. */
function askedIn({ field }: Visit): BotPasswordAsked {
  const lines = (name: string) =>
    field(name)
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return {
    app: field('app').trim(),
    grants: [...GRANT_NAMES.keys()].filter((grant) => field(`grant-${grant}`) !== ''),
    addresses: lines('addresses'),
    pages: lines('pages'),
    lastDay: field('lastday'),
  };
}

/** A bot password that was just made. */
interface Made {
  /** Key of the message that says so. */
  readonly said: string;
  /** As one logs in with it. */
  readonly name: string;
  readonly secret: string;
  readonly bot: Pick<BotPasswordRow, 'app' | 'grants'>;
}

/** Shows the secret, for the only time. */
function made({ say, url, language }: Visit, { said, name, secret, bot: { app, grants } }: Made): Shown {
  const isOnlyBasic = grants.every((grant) => grant === 'basic');
  const lack = html`<p>${say('latchkey-botpassword-only-basic')} <a href="${url(TITLE, { renew: app })}">${say('latchkey-botpassword-renew')}</a></p>
`;
  const body = html`${notice('success', [say(said, name)])}
<dl class="secret">
<dt>${say('userlogin-yourname')}</dt><dd><code dir="ltr">${name}</code></dd>
<dt>${say('userlogin-yourpassword')}</dt><dd><code dir="ltr">${secret}</code></dd>
<dt>${say('latchkey-botpassword-grants')}</dt><dd>${grantsText(grants, language)}</dd>
</dl>
${isOnlyBasic ? lack : undefined}<p>${say('latchkey-botpassword-once')}</p>
<p><a href="${url(TITLE)}">${say('latchkey-botpasswords-all')}</a></p>`;
  return { body };
}

/** What the list is shown with: what a form has done, or what is wrong with it. */
interface Said {
  readonly done?: Message;
  readonly faults?: readonly Message[];
  readonly asked?: BotPasswordAsked;
}

async function listing(visit: Visit, account: AccountRow, { done, faults = [], asked }: Said): Promise<Shown> {
  const { say, url, session, store, language } = visit;
  const rows = await store.accounts.botPasswords(account.id);
  const hidden = { wpEditToken: session.token('csrf') };
  const fields = html`${botPasswordFields(visit, asked)}
<div class="actions">${button(say('latchkey-botpassword-make'), { look: 'primary' })}</div>`;
  const body = html`${done && notice('success', [language.text(done)])}${faults.length > 0 ? notice('error', faults.map(language.text)) : undefined}
<p class="lead">${say('latchkey-botpasswords-lead')}</p>
${rows.length === 0 ? undefined : botPasswordEntries(visit, account, rows, TITLE)}
<h2>${say('latchkey-botpassword-new')}</h2>
${form(url(TITLE), hidden, fields)}`;
  return { body };
}

/** Asks once more what a bot password is to be, and makes it anew. */
function renewal(visit: Visit, account: AccountRow, asked: BotPasswordAsked, faults: readonly Message[] = []): Shown {
  const { say, url, session, language } = visit;
  const name = `${account.name}@${asked.app}`;
  const hidden = { wpEditToken: session.token('csrf'), app: asked.app, renewed: '1' };
  const fields = html`${botPasswordFields(visit, asked, true)}
<div class="actions">${button(say('latchkey-botpassword-renew'), { look: 'primary' })}<a href="${url(TITLE)}">${say('latchkey-cancel')}</a></div>`;
  const body = html`${faults.length > 0 ? notice('error', faults.map(language.text)) : undefined}
<p class="lead">${say('latchkey-botpassword-renew-lead')}</p>
${form(url(TITLE), hidden, fields)}`;
  return { body, heading: message('latchkey-botpassword-renew-heading', name) };
}
