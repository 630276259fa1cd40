import type { Standing } from '../../account/authenticate.ts';
import type { Progress, Question } from '../../account/step/step.ts';
import { type Message, message } from '../../i18n/message.ts';
import { type Html, html } from '../../lib/html.ts';
import { button } from '../kit/button.ts';
import { checkbox } from '../kit/checkbox.ts';
import { textField } from '../kit/field.ts';
import { form } from '../kit/form.ts';
import { notice } from '../kit/notice.ts';
import { definePage, type Shown, type Visit } from '../page.ts';
import { returnFields, returnUrl } from '../return-url.ts';

const TITLE = 'Special:UserLogin';

/** Logs in, in as many steps as it takes: the same steps as `action=clientlogin`. */
export const userLogin = definePage({
  title: TITLE,
  heading: message('login'),
  about: message('latchkey-login-about'),
  offeredTo: 'anonymous',
  show: (visit) => (visit.asker.account === null || isForced(visit) ? nameForm(visit) : alreadyIn(visit)),
  async submit(visit) {
    const { session, sessions, login, field } = visit;
    const good = session.isToken(field('wpLoginToken'), 'login');
    const secret = session.secretFor('login');
    if (!good || secret === null) return nameForm(visit, message('sessionfailure'));
    const standing = field('wpLoginContinue') === '' ? await begin(visit, secret) : await goOn(visit, secret);
    if ('fail' in standing) return nameForm(visit, standing.fail);
    if ('waits' in standing) {
      await login.pending.keep(secret, standing.waits);
      return questionForm(visit, standing.waits);
    }
    await sessions.begin(session, standing.pass, { remember: standing.remember, inPage: true });
    return { redirect: returnUrl(visit) };
  },
});

async function begin({ login, field, session }: Visit, secret: Buffer): Promise<Standing> {
  // Another login begins: the one before is given up, whatever becomes of this one.
  if (await login.pending.look(secret)) await login.pending.take(secret);
  const remember = field('wpRemember') !== '';
  return login.main({ name: field('wpName'), password: field('wpPassword'), remember, ...session.client });
}

async function goOn({ login, field, session }: Visit, secret: Buffer): Promise<Standing> {
  const waiting = await login.pending.take(secret);
  if (waiting === undefined) return { fail: message('authmanager-authn-not-in-progress') };
  const answer = {
    ...(field('OATHToken') !== '' && { code: field('OATHToken') }),
    ...(field('password') !== '' && { newPassword: { first: field('password'), again: field('retype') } }),
    ...(field('skipReset') !== '' && { skip: true as const }),
  };
  return login.goOn(waiting, answer, session.client);
}

function alreadyIn(visit: Visit): Shown {
  const { say, url, asker } = visit;
  const body = html`${notice('notice', [say('latchkey-already-logged-in', asker.name)])}
<p><a href="${returnUrl(visit)}">${say('latchkey-go-on')}</a></p>
<p><a href="${url('Special:UserLogout')}">${say('logout')}</a></p>`;
  return { body };
}

/** Whether a page asks for a login of not long ago, though somebody may be logged in. */
function isForced({ field }: Visit): boolean {
  return field('force') !== '';
}

function nameForm(visit: Visit, fail?: Message): Shown {
  const { say, url, field, settings, asker } = visit;
  const name = field('wpName') || (asker.account?.name ?? '');
  const days = { num: settings.extendedLoginCookieExpirationDays };
  const fields = html`${textField({
    name: 'wpName',
    label: say('userlogin-yourname'),
    value: name,
    autocomplete: 'username',
    autofocus: name === '',
  })}${textField({
    name: 'wpPassword',
    label: say('userlogin-yourpassword'),
    type: 'password',
    autocomplete: 'current-password',
    autofocus: name !== '',
  })}${checkbox({
    name: 'wpRemember',
    label: say('userlogin-remembermypassword', days),
    checked: field('wpRemember') !== '',
  })}<div class="actions">${button(say('login'), { look: 'primary' })}</div>`;
  const mayCreate = asker.account === null && asker.rights.has('createaccount');
  const create = html`<p class="aside">${say('latchkey-no-account')} <a href="${url('Special:CreateAccount', returnFields(visit))}">${say('createaccount')}</a></p>`;
  return {
    body: html`${fail || !isForced(visit) ? problems(visit, fail) : whyForced(visit)}${loginForm(visit, {}, fields)}${mayCreate ? create : undefined}`,
  };
}

function questionForm(visit: Visit, { question }: Progress): Shown {
  const { say, url } = visit;
  if (question === null) return nameForm(visit);
  const skip = question.skippable ? button(say('latchkey-later'), { name: 'skipReset', skipsFields: true }) : undefined;
  const fields = html`${question.asks === 'code' ? codeField(visit) : passwordFields(visit)}
<div class="actions">${button(say('latchkey-go-on'), { look: 'primary' })}${skip}
<a href="${url(TITLE, returnFields(visit))}">${say('latchkey-begin-again')}</a></div>`;
  const asked = { wpLoginContinue: '1' };
  return { body: html`${asking(visit, question)}${loginForm(visit, asked, fields)}`, heading: HEADINGS[question.asks] };
}

const HEADINGS: { readonly [asked in Question['asks']]: Message } = {
  code: message('latchkey-second-factor'),
  'new password': message('latchkey-new-password'),
};

/** Says what is asked for; where the last answer was wrong, as an error. */
function asking({ language, field }: Visit, { said }: Question): Html {
  const look = field('wpLoginContinue') === '' ? 'notice' : 'error';
  return notice(look, said.map(language.text));
}

function codeField({ say }: Visit): Html {
  return textField({
    name: 'OATHToken',
    label: say('oathauth-auth-token-label'),
    help: say('oathauth-auth-token-help'),
    autocomplete: 'one-time-code',
    autofocus: true,
    isCode: true,
  });
}

function passwordFields({ say, settings }: Visit): Html {
  const help = say('latchkey-password-hint', settings.passwordPolicy.minimalLength);
  const shared = { type: 'password', autocomplete: 'new-password' } as const;
  return html`${textField({ ...shared, name: 'password', label: say('latchkey-new-password'), help, autofocus: true })}${textField({ ...shared, name: 'retype', label: say('latchkey-retype') })}`;
}

function loginForm(visit: Visit, more: { readonly [name: string]: string }, fields: Html): Html {
  const hidden = { wpLoginToken: visit.session.token('login'), ...returnFields(visit), ...more };
  return form(visit.url(TITLE), hidden, fields);
}

function problems({ language }: Visit, fail: Message | undefined): Html | undefined {
  return fail && notice('error', [language.text(fail)]);
}

function whyForced({ say, asker }: Visit): Html {
  return notice('notice', [asker.account === null ? say('latchkey-login-first') : say('latchkey-login-once-more')]);
}
