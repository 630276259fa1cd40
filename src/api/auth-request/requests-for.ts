import type { Call } from '../module.ts';
import type { Params } from '../param/param.ts';
import type { AuthRequest } from './auth-request.ts';
import { PASSWORD_LOGIN, passwordChange, rememberMe, temporaryPassword } from './auth-requests.ts';
import { createRequests } from './create-requests.ts';
import { waitingRequests } from './login-requests.ts';

/** What somebody can be about to do, as the protocol names it. */
export const STEPS = [
  'login',
  'login-continue',
  'create',
  'create-continue',
  'link',
  'link-continue',
  'change',
  'remove',
  'unlink',
] as const;

/** What is asked for to do something now. */
export async function requestsFor(
  step: (typeof STEPS)[number],
  { asker, session, login, settings }: Pick<Call<Params>, 'asker' | 'session' | 'login' | 'settings'>,
): Promise<readonly AuthRequest[]> {
  const name = asker.account?.name ?? null;
  switch (step) {
    case 'login': {
      const days = session.is.kind === 'bot' ? null : settings.extendedLoginCookieExpirationDays;
      return [PASSWORD_LOGIN, rememberMe(days)];
    }
    case 'login-continue': {
      const secret = session.secretFor('login');
      const waits = secret && (await login.pending.look(secret));
      return waits ? waitingRequests(waits) : [];
    }
    case 'create':
      return createRequests(asker);
    case 'change':
      return [passwordChange(name)];
    case 'remove':
      return [temporaryPassword(name)];
    default:
      return [];
  }
}
