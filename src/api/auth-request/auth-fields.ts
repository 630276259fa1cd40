import { message } from '../../i18n/message.ts';
import type { AuthField } from './auth-request.ts';

/** Name of an account. */
export const USERNAME: AuthField = {
  type: 'string',
  label: message('userlogin-yourname'),
  help: message('authmanager-username-help'),
};

/** A password that exists. */
export const PASSWORD: AuthField = {
  type: 'password',
  label: message('userlogin-yourpassword'),
  help: message('authmanager-password-help'),
  sensitive: true,
};

/** A password to be. */
export const NEW_PASSWORD: AuthField = { ...PASSWORD, label: message('newpassword') };

/** The same once more. */
export const RETYPE: AuthField = {
  type: 'password',
  label: message('yourpasswordagain'),
  help: message('authmanager-retype-help'),
  sensitive: true,
};

/** The same once more, where there was another before. */
export const RETYPE_NEW: AuthField = { ...RETYPE, label: message('retypenew') };
