import { refusal } from '../error.ts';
import { defineModule } from '../module.ts';
import { string } from '../param/string.ts';
import { user } from '../param/user.ts';
import { isTooMuch } from '../rate-limit.ts';
import { ownBlocks } from '../unblocked.ts';

// The rules of HTML for an e-mail field, as MediaWiki has them: letters of ASCII, no quotes.
const LABEL = '[a-z0-9-]+';
const EMAIL = new RegExp(`^[\\w!#$%&'*+/=?^\`{|}~.-]+@${LABEL}(?:\\.${LABEL})*$`, 'i');

/** Mails a temporary password. The answer does not tell whether there is such an account or address. */
export const resetpassword = defineModule({
  name: 'resetpassword',
  group: 'action',
  token: 'csrf',
  write: true,
  params: { user: user({}, ['name']), email: string({}) },
  examples: {
    'action=resetpassword&user=Example&token=123ABC': 'apihelp-resetpassword-example-user',
    'action=resetpassword&user=user@example.com&token=123ABC': 'apihelp-resetpassword-example-email',
  },
  helpUrls: ['https://www.mediawiki.org/wiki/Special:MyLanguage/API:Manage_authentication_data'],
  async run(call) {
    const { params, asker, resets } = call;
    if (!asker.rights.has('editmyprivateinfo')) throw refusal('badaccess');
    if ((await ownBlocks(call)).some(({ noCreate }) => noCreate)) throw refusal('blocked-mailpassword');
    const done = { resetpassword: { status: 'success' } };
    // What one too many asks for is not done, and nobody is told.
    if (isTooMuch('mailpassword', call)) return done;
    const email = params.email || undefined;
    if (email !== undefined && !EMAIL.test(email)) throw refusal('passwordreset-invalidemail');
    if (params.user === undefined && email === undefined) throw refusal('passwordreset-nodata');
    resets.ask({ name: params.user, email, by: asker.name });
    return done;
  },
});
