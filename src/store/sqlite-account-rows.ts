import { memo } from '../lib/memo.ts';
import type { AccountRow, BotPasswordRow } from './accounts.ts';
import { BLOCK_COLUMNS, type BlockColumns, blockOf } from './sqlite-block-rows.ts';
import type { SqlValue } from './sqlite-operation.ts';

/** The columns of an account; those of its block follow, all null if there is none. */
export type AccountColumns = readonly [
  id: number,
  name: string,
  realName: string,
  password: string,
  passwordExpires: number | null,
  email: string,
  emailConfirmed: number | null,
  totp: string | null,
  locked: number,
  registered: number,
  editCount: number,
  groups: string,
  groupExpiries: string,
  generation: number,
  block: number | null,
  ...rest: SqlValue[],
];
/** The columns of a bot password. */
export type BotPasswordColumns = readonly [
  user: number,
  app: string,
  hash: string,
  generation: number,
  grants: string,
  restrictions: string,
  expires: number | null,
  used: number | null,
];

const BLOCK_AT = 14;

/** Of an account `a`, with its block and the name of who blocked it. */
export const ACCOUNT_COLUMNS = `a.id, a.name, a.real_name, a.password, a.password_expires, a.email, a.email_confirmed,
    a.totp, a.locked, a.registered, a.edit_count, a.groups, a.group_expiries, a.generation,
    ${BLOCK_COLUMNS}`;
export const JOIN_BLOCK =
  'LEFT JOIN block ON block.user = a.id LEFT JOIN account AS blocker ON blocker.id = block.blocker';

/** Accounts, each with its block. */
export const SELECT_ACCOUNT = `SELECT ${ACCOUNT_COLUMNS} FROM account AS a ${JOIN_BLOCK}`;

/** Of a bot password `b`. */
export const BOT_COLUMNS = 'b.user, b.app, b.hash, b.generation, b.grants, b.restrictions, b.expires, b.used';

/** Bot passwords. */
export const SELECT_BOT_PASSWORD = `SELECT ${BOT_COLUMNS} FROM bot_password AS b`;

const MOST_TEXTS = 1000;
const LONGEST_TEXT = 1000;

/** What a text of JSON holds, frozen: the same few are read with every session. */
const readShared = memo(MOST_TEXTS, LONGEST_TEXT, (json) =>
  JSON.parse(json, (_, value: unknown) => (typeof value === 'object' ? Object.freeze(value) : value)),
);

/** An account from its columns. */
export function accountOf(columns: AccountColumns): AccountRow {
  const [id, name, realName, password, passwordExpires, email, emailConfirmed, totp, locked, registered, ...more] =
    columns;
  const [editCount, groups, groupExpiries, generation, blockId] = more;
  return {
    id,
    name,
    realName,
    password,
    passwordExpires,
    email,
    emailConfirmed,
    totp,
    locked: locked === 1,
    registered,
    editCount,
    groups: readShared(groups),
    groupExpiries: readShared(groupExpiries),
    generation,
    block: blockId === null ? null : blockOf(columns.slice(BLOCK_AT) as unknown as BlockColumns),
  };
}

/** A bot password from its columns. */
export function botPasswordOf(columns: BotPasswordColumns): BotPasswordRow {
  const [user, app, hash, generation, grants, restrictions, expires, used] = columns;
  const allowed = { grants: readShared(grants), restrictions: readShared(restrictions) };
  return { user, app, hash, generation, ...allowed, expires, used };
}
