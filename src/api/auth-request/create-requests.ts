import type { Asker } from '../asker.ts';
import type { AuthRequest } from './auth-request.ts';
import { CREATION_REASON, NEW_NAME, PASSWORD_CREATE, temporaryPassword, USER_DATA } from './auth-requests.ts';

/** What is asked for to make an account: of who has one, also whether to mail a password and why. */
export function createRequests({ account }: Asker): readonly AuthRequest[] {
  const usual = [PASSWORD_CREATE, NEW_NAME, USER_DATA];
  return account === null ? usual : [temporaryPassword(null), ...usual, CREATION_REASON];
}
