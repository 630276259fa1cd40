import type { BotLoginDeps } from '../../src/account/bot-login.ts';
import type { AccountSettings } from '../../src/account/settings.ts';
import type { LoginDeps } from '../../src/account/step/step.ts';
import type { AccountRow, BotPasswordRow } from '../../src/store/accounts.ts';
import type { BlockRow } from '../../src/store/blocks.ts';

export const NOW = Date.UTC(2026, 0, 1);

export const settings: AccountSettings = {
  anonymousMayRead: true,
  anonymousMayEdit: true,
  anonymousMayCreateAccounts: true,
  autoConfirmAge: 0,
  accountCreationThrottle: 0,
  autoConfirmCount: 0,
  passwordAttemptThrottle: [],
  passwordPolicy: {
    minimalLength: 8,
    privilegedGroups: ['sysop', 'bureaucrat', 'interface-admin', 'bot'],
    privilegedMinimalLength: 10,
  },
  blockDisablesLogin: false,
  enableBotPasswords: true,
  mainAccountLogin: true,
  latchkeyRights: {},
};

export function account(given: Partial<AccountRow>): AccountRow {
  return {
    id: 1,
    name: 'Alice',
    realName: '',
    password: 'right password',
    passwordExpires: null,
    email: '',
    emailConfirmed: null,
    totp: null,
    locked: false,
    registered: NOW - 1000,
    editCount: 0,
    groups: [],
    groupExpiries: {},
    block: null,
    generation: 0,
    ...given,
  };
}

export function block(given: Partial<BlockRow>): BlockRow {
  return {
    id: 1,
    user: 1,
    target: 'Alice',
    parent: null,
    by: 2,
    byName: 'Admin',
    reason: '',
    timestamp: NOW - 1000,
    expires: null,
    partial: false,
    pages: [],
    namespaces: [],
    anonOnly: false,
    noCreate: true,
    noEmail: false,
    autoblock: false,
    allowUserTalk: true,
    ...given,
  };
}

/** Accounts in memory; `rehashed` says what was stored anew. */
export function accountsOf(rows: AccountRow[], bots: readonly BotPasswordRow[] = []) {
  const rehashed: string[] = [];
  const accounts: LoginDeps['accounts'] & BotLoginDeps['accounts'] = {
    byId: async (id) => rows.find((row) => row.id === id),
    byName: async (name) => rows.find((row) => row.name === name),
    botPassword: async (user, app) => bots.find((bot) => bot.user === user && bot.app === app),
    rehash: async (_id, _from, to) => rehashed.push(to) > 0,
    temporaryPassword: async () => undefined,
    changePassword: async () => true,
    useTotpPeriod: async () => true,
    useRecoveryCode: async () => false,
  };
  return { accounts, rehashed };
}

/** A hasher that stores passwords as they are, and notes what it was asked. */
export function plainHasher() {
  const verified: string[] = [];
  const hasher: LoginDeps['hasher'] = {
    verify: async (stored, password) => {
      verified.push(stored);
      return stored !== '' && stored === password;
    },
    hash: async (password) => `:new:${password}`,
  };
  return { hasher, verified };
}
