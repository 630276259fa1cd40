import { message } from '../../i18n/message.ts';
import { NEW_PASSWORD, PASSWORD, RETYPE, RETYPE_NEW, USERNAME } from './auth-fields.ts';
import type { AuthRequest } from './auth-request.ts';

const NAMESPACE = 'MediaWiki\\Auth\\';

export const PASSWORD_REQUEST = `${NAMESPACE}PasswordAuthenticationRequest`;
export const TEMPORARY_PASSWORD_REQUEST = `${NAMESPACE}TemporaryPasswordAuthenticationRequest`;
export const USERNAME_REQUEST = `${NAMESPACE}UsernameAuthenticationRequest`;
export const USER_DATA_REQUEST = `${NAMESPACE}UserDataAuthenticationRequest`;
export const REASON_REQUEST = `${NAMESPACE}CreationReasonAuthenticationRequest`;
export const REMEMBER_ME_REQUEST = `${NAMESPACE}RememberMeAuthenticationRequest`;

/** Name and password of an account, to log in. */
export const PASSWORD_LOGIN: AuthRequest = {
  ...ofPassword(null),
  fields: { username: USERNAME, password: PASSWORD },
};

/** Name and password of an account to be made. */
export const PASSWORD_CREATE: AuthRequest = {
  ...ofPassword(null),
  fields: { username: USERNAME, password: PASSWORD, retype: RETYPE },
};

/** Another password for an account; null: of nobody who is logged in. */
export function passwordChange(account: string | null): AuthRequest {
  return { ...ofPassword(account), fields: { password: NEW_PASSWORD, retype: RETYPE_NEW } };
}

/** A password that a mail brings, for an account that there is or will be. */
export function temporaryPassword(account: string | null): AuthRequest {
  const field = {
    type: 'checkbox',
    label: message('createaccountmail'),
    help: message('createaccountmail-help'),
  } as const;
  return {
    id: TEMPORARY_PASSWORD_REQUEST,
    required: 'primary-required',
    provider: message('authmanager-provider-temporarypassword'),
    account: message('rawmessage', account),
    fields: { mailpassword: field },
  };
}

/** Name of an account to be made. */
export const NEW_NAME: AuthRequest = { ...ofItself(USERNAME_REQUEST, 'required'), fields: { username: USERNAME } };

/** Who an account is for. */
export const USER_DATA: AuthRequest = {
  ...ofItself(USER_DATA_REQUEST, 'required'),
  fields: {
    email: {
      type: 'string',
      label: message('authmanager-email-label'),
      help: message('authmanager-email-help'),
      optional: true,
    },
    realname: {
      type: 'string',
      label: message('authmanager-realname-label'),
      help: message('authmanager-realname-help'),
      optional: true,
    },
  },
};

/** Why somebody makes an account for another. */
export const CREATION_REASON: AuthRequest = {
  ...ofItself(REASON_REQUEST, 'optional'),
  fields: {
    reason: { type: 'string', label: message('createacct-reason'), help: message('createacct-reason-help') },
  },
};

/** Whether to be remembered for so many days; null: the session cannot be. */
export function rememberMe(days: number | null): AuthRequest {
  const request = ofItself(REMEMBER_ME_REQUEST, 'optional');
  if (days === null) return { ...request, fields: {} };
  const label = message('userlogin-remembermypassword', { num: days });
  const help = message('authmanager-userlogin-remembermypassword-help');
  return { ...request, fields: { rememberMe: { type: 'checkbox', label, help, optional: true } } };
}

function ofPassword(account: string | null): Omit<AuthRequest, 'fields'> {
  return {
    id: PASSWORD_REQUEST,
    required: 'primary-required',
    provider: message('authmanager-provider-password'),
    account: message('rawmessage', account),
  };
}

/** MediaWiki says of some only what they are called. */
function ofItself(id: string, required: AuthRequest['required']): Omit<AuthRequest, 'fields'> {
  return { id, required, provider: message('rawmessage', id), account: message('rawmessage', id) };
}
