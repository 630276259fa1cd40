import { createHash } from 'node:crypto';
import type { AccountStore } from '../../src/store/accounts.ts';
import type { NewAuthEvent } from '../../src/store/auth-event.ts';
import type { BlockStore } from '../../src/store/blocks.ts';
import type { NewEdit } from '../../src/store/pages.ts';
import type { DeviceRow, KnownSession, ListedSession, SessionRow } from '../../src/store/sessions.ts';

type NewAccount = Parameters<AccountStore['add']>[0];
type NewBlock = Parameters<BlockStore['place']>[1];
type NewBotPassword = Parameters<AccountStore['saveBotPassword']>[0];

/** A session row; what a test does not care about is filled in. */
export function session(id: number, change: Partial<SessionRow> = {}): SessionRow {
  return {
    id,
    user: 1,
    accountGeneration: 0,
    kind: 'main',
    secretHash: hash(`session ${id}`),
    device: null,
    app: null,
    appGeneration: null,
    created: 1_700_000_000_000,
    authenticated: 1_700_000_000_000,
    seen: 1_700_000_000_000,
    loginTokenIssued: false,
    ...change,
  };
}

/** A session of a remembered device. */
export function remembered(id: number, device: number, user = 1): SessionRow & { readonly device: number } {
  return { ...session(id, { user }), device };
}

/** A session that a bot password opened. */
export function botSession(id: number, app: string, user = 1): SessionRow {
  return session(id, { user, kind: 'bot', app, appGeneration: 1 });
}

/** A session as it is listed, where it began without an event. */
export function listed(row: SessionRow): ListedSession {
  const nowhere = { ip: '', agent: '' };
  const { id, user, accountGeneration, kind, app, device, created, seen } = row;
  return { id, user, accountGeneration, kind, app, device, created, seen, began: nowhere, last: nowhere };
}

/** A session as it is read. */
export function known(row: SessionRow): KnownSession {
  return { ...row, deviceSecretHash: row.device === null ? null : hash(`device ${row.device}`) };
}

const NEVER_ROTATED = { familyHash: hash('family'), rotates: false, previousHash: null, rotated: null };

/** A device row. */
export function device(id: number, user = 1, created = 1_700_000_000_000): DeviceRow {
  return { id, user, accountGeneration: 0, secretHash: hash(`device ${id}`), created, ...NEVER_ROTATED };
}

/** An event of account 1, Bob. */
export function authEvent(action: NewAuthEvent['action'], change: Partial<NewAuthEvent> = {}): NewAuthEvent {
  const bob = { actor: 1, actorName: 'Bob', user: 1, userName: 'Bob' };
  return { action, timestamp: 5, ...bob, ip: '192.0.2.1', agent: 'Tool/1', session: null, params: {}, ...change };
}

/** An account to add. */
export function account(name: string, change: Partial<NewAccount> = {}): NewAccount {
  return {
    name,
    realName: '',
    password: ':argon2:x',
    passwordExpires: null,
    email: '',
    emailConfirmed: null,
    totp: null,
    locked: false,
    registered: 1_700_000_000_000,
    editCount: 0,
    groups: [],
    ...change,
  };
}

/** A block to set. */
export function block(by: number, change: Partial<NewBlock> = {}): NewBlock {
  return {
    by,
    reason: 'spam',
    timestamp: 1_700_000_000_000,
    expires: null,
    partial: false,
    pages: [],
    namespaces: [],
    anonOnly: false,
    noCreate: true,
    noEmail: false,
    autoblock: true,
    allowUserTalk: false,
    ...change,
  };
}

/** A bot password to save. */
export function botPassword(user: number, app: string, secret = 'secret'): NewBotPassword {
  return {
    user,
    app,
    hash: secret,
    grants: ['basic'],
    restrictions: { IPAddresses: ['0.0.0.0/0', '::/0'] },
    expires: null,
  };
}

type EditChange = Partial<NewEdit['revision'] & Pick<NewEdit, 'base' | 'redirect' | 'articles'>> & {
  readonly text?: string;
  readonly model?: string;
};

/** An edit of a page of the main namespace, to save; a new page unless there is a base. */
export function edit(key: string, change: EditChange = {}): NewEdit {
  const { base = null, redirect = null, articles = 0, text = '', model = 'wikitext', ...revision } = change;
  const by = { timestamp: 1_700_000_000_000, user: null, userName: '192.0.2.1', comment: '', minor: false, tags: [] };
  return {
    page: { namespace: 0, key },
    base,
    revision: { ...by, ...revision },
    content: { model, text, sha1: createHash('sha1').update(text).digest('hex') },
    redirect,
    articles,
    change: { bot: false, autopatrolled: false, ip: '192.0.2.1' },
  };
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
