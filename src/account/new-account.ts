import type { NewAccount } from '../store/accounts.ts';

type Row = NewAccount;

/** The row of a new account: what is given, and nothing else. */
export function newAccount(given: Pick<Row, 'name' | 'password' | 'groups' | 'registered'> & Partial<Row>): Row {
  return {
    realName: '',
    passwordExpires: null,
    email: '',
    emailConfirmed: null,
    totp: null,
    locked: false,
    editCount: 0,
    ...given,
  };
}
