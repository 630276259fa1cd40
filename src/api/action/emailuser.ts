import { canonicalName, isUsableName } from '../../account/name.ts';
import { hasAddress } from '../../account/user-mail.ts';
import { message } from '../../i18n/message.ts';
import type { AccountRow } from '../../store/accounts.ts';
import { requireRight } from '../asker.ts';
import { refusal } from '../error.ts';
import { errorFormatOf } from '../error-format.ts';
import { type Call, defineModule } from '../module.ts';
import { optionsOf } from '../options/options-of.ts';
import { boolean } from '../param/boolean.ts';
import { string } from '../param/string.ts';
import { text } from '../param/text.ts';
import { requireUnderLimit } from '../rate-limit.ts';
import { list } from '../result.ts';
import { requireUnblocked } from '../unblocked.ts';

const params = {
  target: string({ required: true }),
  subject: string({ required: true }),
  text: text({ required: true, message: message('apihelp-edit-param-text') }),
  ccme: boolean(),
};

type Asked = Call<typeof params>;

/** Sends mail to an account, without telling its address. */
export const emailuser = defineModule({
  name: 'emailuser',
  group: 'action',
  token: 'csrf',
  write: true,
  params,
  examples: {
    'action=emailuser&target=WikiSysop&subject=Hello&text=Content&token=123ABC': 'apihelp-emailuser-example-email',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Email'],
  async run(call) {
    const { params: asked, asker, language, sayWrong, sendUserMail } = call;
    const to = await receiver(call);
    const { account: from } = asker;
    if (from === null || !hasAddress(from)) throw refusal('cantsend');
    requireRight(asker, 'sendemail');
    await requireUnblocked(call, 'sendemail', null);
    requireUnderLimit('sendemail', call);
    const { subject, text } = asked;
    const isSent = await sendUserMail({ from, to, subject, text, copy: asked.ccme ? language : null });
    if (isSent) return { emailuser: { result: 'Success' } };
    const warnings = errorFormatOf(call.request) === 'bc' ? { warnings: list('warning', []) } : {};
    return { emailuser: { result: 'Failure', ...warnings, errors: sayWrong([message('php-mail-error-unknown')]) } };
  },
});

/** The account that is to get it, if it takes mail from the one who asks. */
async function receiver({ params: { target }, asker, store, settings }: Asked): Promise<AccountRow> {
  const name = canonicalName(target);
  if (name === undefined || !isUsableName(name)) throw refusal('baduser_target', ['target', target]);
  const account = await store.accounts.byName(name);
  if (!account) throw refusal('emailnotarget', [target]);
  if (!hasAddress(account) || account.locked) throw refusal('noemailtext', [account.name]);
  const preference = await optionsOf(account.id, { store, settings });
  const isOn = (option: string) => !['', '0'].includes(preference(option));
  const muted = preference('email-blacklist').split('\n').includes(String(asker.id));
  const isNew = !asker.rights.has('autoconfirmed') && !isOn('email-allow-new-users');
  if (isOn('disablemail') || isNew || muted) throw refusal('nowikiemailtext', [account.name]);
  return account;
}
