import { againstCreating } from '../../api/against-creating.ts';
import { type Message, message } from '../../i18n/message.ts';
import { html } from '../../lib/html.ts';
import { button } from '../kit/button.ts';
import { textField } from '../kit/field.ts';
import { form } from '../kit/form.ts';
import { notice } from '../kit/notice.ts';
import { definePage, type Shown, type Visit } from '../page.ts';
import { returnFields, returnUrl } from '../return-url.ts';

const TITLE = 'Special:CreateAccount';

/** Makes an account, and logs in to it whoever was not logged in. */
export const createAccount = definePage({
  title: TITLE,
  heading: message('createaccount'),
  about: message('latchkey-create-about'),
  offeredTo: 'anonymous',
  show: async (visit) => accountForm(visit, await againstCreating(visit)),
  async submit(visit) {
    const { session, sessions, store, registration, asker, field } = visit;
    if (!session.isToken(field('wpCreateaccountToken'), 'createaccount')) {
      return accountForm(visit, [message('sessionfailure')]);
    }
    const against = await againstCreating(visit);
    if (against.length > 0) return accountForm(visit, against);
    const made = await registration.make({
      name: field('wpName'),
      email: field('email'),
      realName: '',
      reason: '',
      password: { first: field('wpPassword'), again: field('retype') },
      mailPassword: false,
      by: asker,
      from: session.client,
      rights: asker.rights,
    });
    if ('faults' in made) return accountForm(visit, made.faults);
    const account = await store.accounts.byName(made.name);
    if (account === undefined) return accountForm(visit, [message('noname')]);
    if (asker.account) return madeForAnother(visit, account.name);
    await sessions.begin(session, account, { remember: false, inPage: true });
    return madeForOneself(visit, account.name);
  },
});

function accountForm(visit: Visit, faults: readonly Message[]): Shown {
  const { say, url, field, session, settings, language, asker } = visit;
  const told = faults.length > 0 ? notice('error', faults.map(language.text)) : undefined;
  if (!asker.rights.has('createaccount')) return { body: html`${told}`, status: 403 };
  const password = { type: 'password', autocomplete: 'new-password' } as const;
  const fields = html`${textField({
    name: 'wpName',
    label: say('userlogin-yourname'),
    help: say('latchkey-name-hint'),
    value: field('wpName'),
    autocomplete: 'username',
    autofocus: true,
  })}${textField({
    ...password,
    name: 'wpPassword',
    label: say('userlogin-yourpassword'),
    help: say('latchkey-password-hint', settings.passwordPolicy.minimalLength),
  })}${textField({ ...password, name: 'retype', label: say('latchkey-retype') })}${textField({
    name: 'email',
    label: say('authmanager-email-label'),
    type: 'email',
    value: field('email'),
    help: say('authmanager-email-help'),
    optional: say('latchkey-optional'),
    autocomplete: 'email',
  })}<div class="actions">${button(say('createaccount'), { look: 'primary' })}</div>`;
  const hidden = { wpCreateaccountToken: session.token('createaccount'), ...returnFields(visit) };
  const login = html`<p class="aside">${say('latchkey-have-account')} <a href="${url('Special:UserLogin', returnFields(visit))}">${say('login')}</a></p>`;
  return { body: html`${told}${form(url(TITLE), hidden, fields)}${asker.account ? undefined : login}` };
}

function madeForOneself(visit: Visit, name: string): Shown {
  const { say } = visit;
  const body = html`${notice('success', [say('latchkey-account-made-yours', name)])}
<p><a href="${returnUrl(visit)}">${say('latchkey-go-on')}</a></p>`;
  return { body };
}

function madeForAnother({ say, url }: Visit, name: string): Shown {
  const body = html`${notice('success', [say('latchkey-account-made', name)])}
<p><a href="${url('Main Page')}">${say('mainpage')}</a></p>`;
  return { body };
}
