import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type {
  AccountRow,
  AccountStore,
  AccountsAsked,
  BotPasswordRow,
  Made,
  Memberships,
  NewAccount,
  NewBotPassword,
  TemporaryPassword,
} from './accounts.ts';
import type { NewAuthEvent } from './auth-event.ts';
import type { NewLogEntry } from './log.ts';
import {
  type AccountColumns,
  accountOf,
  type BotPasswordColumns,
  botPasswordOf,
  SELECT_ACCOUNT,
  SELECT_BOT_PASSWORD,
} from './sqlite-account-rows.ts';
import { noteAuthIfChanged, noteAuthOfNew, noteAuthOfSessions } from './sqlite-auth-log.ts';
import { addressOfNew } from './sqlite-blocks.ts';
import { deleteBotPassword, nextBotGeneration, saveBotPassword } from './sqlite-bot-passwords.ts';
import { changePassword, voidOtherPasswords } from './sqlite-change-password.ts';
import { prepareRead } from './sqlite-connect.ts';
import { endAllSessions, JUST_ENDED, LIVE_OF } from './sqlite-end-sessions.ts';
import { noteAccount, noteIfChanged } from './sqlite-log.ts';
import type { NotingWriter } from './sqlite-noting-writer.ts';
import type { Statement } from './sqlite-operation.ts';
import { watchOfNew } from './sqlite-watches.ts';

const INSERT = `INSERT INTO account (name, real_name, password, password_expires, email, email_confirmed, totp, locked,
    registered, edit_count, groups) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (name) DO NOTHING RETURNING id`;
const REHASH = 'UPDATE account SET password = ? WHERE id = ? AND password = ?';
const SET_PASSWORD = 'UPDATE account SET password = ?, password_expires = NULL WHERE id = ?';
const EXISTS = 'EXISTS (SELECT 1 FROM account WHERE account.id = ?)';
const SET_TEMPORARY = `INSERT INTO temporary_password (user, hash, made) SELECT id, ?2, ?3 FROM account WHERE id = ?1
  ON CONFLICT (user) DO UPDATE SET hash = ?2, made = ?3 WHERE made <= ?4`;
const SET_TOTP = 'UPDATE account SET totp = ?, totp_period = 0 WHERE id = ?';
const USE_PERIOD = 'UPDATE account SET totp_period = ?2 WHERE id = ?1 AND totp_period < ?2';
const DELETE_CODES = 'DELETE FROM recovery_code WHERE user = ?';
const INSERT_CODE = 'INSERT INTO recovery_code (user, hash) VALUES (?, ?)';
const DELETE_CODE = 'DELETE FROM recovery_code WHERE user = ? AND hash = ?';
const SET_LOCKED = 'UPDATE account SET locked = ? WHERE id = ?';

const RENAME = `UPDATE account SET name = ?2, generation = generation + 1
  WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM account WHERE account.name = ?2)`;
const ERASE = `UPDATE account SET password = '', password_expires = NULL, real_name = '', email = '', email_confirmed = NULL,
    totp = NULL, locked = 1, groups = '[]', group_expiries = '{}', bot_generation = bot_generation + 1 WHERE id = ?`;
/** What goes with an account that is erased. */
const BELONGINGS = [
  ...['temporary_password', 'recovery_code', 'bot_password', 'option', 'pending_login', 'last_address', 'watch'],
  'new_message',
];

const SET_GROUPS =
  'UPDATE account SET groups = ?, group_expiries = ? WHERE id = ? AND groups = ? AND group_expiries = ?';

const IN_ONE_OF = `EXISTS (SELECT 1 FROM json_each(a.groups) AS g WHERE g.value IN (SELECT value FROM json_each(?))
  AND NOT EXISTS (SELECT 1 FROM json_each(a.group_expiries) AS e WHERE e.key = g.value AND e.value <= ?))`;
// A blob comes after every text: without an upper end, all names lie between.
const LIST = `${SELECT_ACCOUNT} WHERE a.name BETWEEN ? AND ifnull(?, x'') AND (${IN_ONE_OF} OR ?) AND NOT ${IN_ONE_OF}
  AND a.edit_count >= ? ORDER BY a.name`;
const COUNT = `SELECT count(*) FROM account AS a WHERE ${IN_ONE_OF} OR ?`;

/** Accounts and bot passwords in SQLite; what ends sessions ends them in the same transaction. */
export class SqliteAccounts implements AccountStore {
  readonly #writer: NotingWriter;
  readonly #byId: StatementSync;
  readonly #byName: StatementSync;
  readonly #byEmail: StatementSync;
  readonly #temporary: StatementSync;
  readonly #ascending: StatementSync;
  readonly #descending: StatementSync;
  readonly #count: StatementSync;
  readonly #bot: StatementSync;
  readonly #bots: StatementSync;

  constructor(reader: DatabaseSync, writer: NotingWriter) {
    this.#writer = writer;
    this.#byId = prepareRead(reader, `${SELECT_ACCOUNT} WHERE a.id = ?`);
    this.#byName = prepareRead(reader, `${SELECT_ACCOUNT} WHERE a.name = ?`);
    this.#byEmail = prepareRead(reader, `${SELECT_ACCOUNT} WHERE a.email = ? AND a.email <> '' ORDER BY a.id LIMIT ?`);
    this.#temporary = prepareRead(reader, 'SELECT hash, made FROM temporary_password WHERE user = ?');
    this.#ascending = prepareRead(reader, `${LIST} LIMIT ?`);
    this.#descending = prepareRead(reader, `${LIST} DESC LIMIT ?`);
    this.#count = prepareRead(reader, COUNT);
    this.#bot = prepareRead(reader, `${SELECT_BOT_PASSWORD} WHERE user = ? AND app = ?`);
    this.#bots = prepareRead(reader, `${SELECT_BOT_PASSWORD} WHERE user = ? ORDER BY app`);
  }

  async byId(id: number): Promise<AccountRow | undefined> {
    const columns = this.#byId.get(id) as AccountColumns | undefined;
    return columns && accountOf(columns);
  }

  async byName(name: string): Promise<AccountRow | undefined> {
    const columns = this.#byName.get(name) as AccountColumns | undefined;
    return columns && accountOf(columns);
  }

  async byEmail(email: string, limit: number): Promise<AccountRow[]> {
    return (this.#byEmail.all(email, limit) as unknown as AccountColumns[]).map(accountOf);
  }

  async list(asked: AccountsAsked): Promise<AccountRow[]> {
    const { from = '', to = null, descending, groups, exceptGroups = [], now = 0, edited, limit } = asked;
    const wanted = [JSON.stringify(groups ?? []), now, Number(groups === undefined)];
    const kept = [...wanted, JSON.stringify(exceptGroups), now];
    const statement = descending ? this.#descending : this.#ascending;
    const rows = statement.all(from, to, ...kept, edited ? 1 : 0, limit) as unknown as AccountColumns[];
    return rows.map(accountOf);
  }

  async count(group?: string, now = 0): Promise<number> {
    const [count] = this.#count.get(JSON.stringify([group]), now, Number(group === undefined)) as unknown as [number];
    return count;
  }

  async add(account: NewAccount, made?: Made): Promise<number | undefined> {
    const { name, realName, password, passwordExpires, email, emailConfirmed, totp } = account;
    const { locked, registered, editCount, groups } = account;
    const person = [name, realName, password, passwordExpires, email, emailConfirmed, totp];
    const params = [...person, Number(locked), registered, editCount, JSON.stringify(groups)];
    const noted = made
      ? [
          ...watchOfNew(name, made.watches ?? []),
          ...(made.entry ? noteAccount(name, made.entry) : []),
          ...addressOfNew(name, made, registered),
          ...noteAuthOfNew(name, made.event),
        ]
      : [];
    const { rows } = await this.#writer.write([{ sql: INSERT, params, gate: true }, ...noted]);
    return rows[0] && Number(rows[0].id);
  }

  async rehash(id: number, from: string, to: string): Promise<boolean> {
    return this.#writeLast([{ sql: REHASH, params: [to, id, from] }]);
  }

  async setPassword(id: number, hash: string, event?: NewAuthEvent): Promise<boolean> {
    return this.#writeLast([
      ...noteOfAll(id, event),
      ...endAllSessions(id),
      nextBotGeneration(id),
      ...voidOtherPasswords(id),
      { sql: SET_PASSWORD, params: [hash, id] },
    ]);
  }

  async changePassword(
    id: number,
    hash: string,
    only: { readonly generation: number; readonly keep: number | null },
    event?: NewAuthEvent,
  ): Promise<boolean> {
    const { changes } = await this.#writer.write(changePassword(id, hash, only, event));
    return (changes[0] ?? 0) > 0;
  }

  async setTotp(
    id: number,
    totp: string | null,
    recoveryCodes: readonly string[],
    event?: NewAuthEvent,
  ): Promise<boolean> {
    return this.#writeLast([
      ...noteOfAll(id, event),
      ...endAllSessions(id),
      { sql: DELETE_CODES, params: [id] },
      ...recoveryCodes.map((hash) => ({ sql: INSERT_CODE, params: [id, hash] })),
      { sql: SET_TOTP, params: [totp, id] },
    ]);
  }

  async useTotpPeriod(id: number, period: number): Promise<boolean> {
    return this.#writeLast([{ sql: USE_PERIOD, params: [id, period] }]);
  }

  async useRecoveryCode(id: number, hash: string, event?: NewAuthEvent): Promise<boolean> {
    return this.#writeLast([{ sql: DELETE_CODE, params: [id, hash] }, ...noteAuthIfChanged(event)]);
  }

  async setLocked(id: number, locked: boolean, event?: NewAuthEvent): Promise<boolean> {
    return this.#writeLast([
      ...noteOfAll(id, event),
      ...(locked ? endAllSessions(id) : []),
      { sql: SET_LOCKED, params: [Number(locked), id] },
    ]);
  }

  async rename(
    id: number,
    name: string,
    { event, entry }: { readonly event?: NewAuthEvent; readonly entry?: NewLogEntry } = {},
  ): Promise<boolean> {
    const { changes } = await this.#writer.write([
      { sql: RENAME, params: [id, name], gate: true },
      ...(entry ? noteIfChanged(entry) : []),
      ...noteAuthOfSessions(event, JUST_ENDED, [id], { evenNone: true }),
    ]);
    return (changes[0] ?? 0) > 0;
  }

  async erase(id: number, event?: NewAuthEvent): Promise<boolean> {
    return this.#writeLast([
      ...noteOfAll(id, event),
      ...endAllSessions(id),
      ...BELONGINGS.map((table) => ({ sql: `DELETE FROM ${table} WHERE user = ?`, params: [id] })),
      { sql: ERASE, params: [id] },
    ]);
  }

  async setGroups(id: number, from: Memberships, to: Memberships, entry: NewLogEntry): Promise<boolean> {
    const [params, before] = [to, from].map(({ groups, groupExpiries }) =>
      [groups, groupExpiries].map((one) => JSON.stringify(one)),
    );
    const statement = { sql: SET_GROUPS, params: [...(params ?? []), id, ...(before ?? [])] };
    const { changes } = await this.#writer.write([statement, ...noteIfChanged(entry)]);
    return (changes[0] ?? 0) > 0;
  }

  async temporaryPassword(id: number): Promise<TemporaryPassword | undefined> {
    const columns = this.#temporary.get(id) as unknown as readonly [hash: string, made: number] | undefined;
    return columns && { hash: columns[0], made: columns[1] };
  }

  async setTemporaryPassword(
    id: number,
    { hash, made }: TemporaryPassword,
    unlessAfter: number,
    event?: NewAuthEvent,
  ): Promise<boolean> {
    const statement = { sql: SET_TEMPORARY, params: [id, hash, made, unlessAfter] };
    return this.#writeLast([statement, ...noteAuthIfChanged(event)]);
  }

  async botPassword(user: number, app: string): Promise<BotPasswordRow | undefined> {
    const columns = this.#bot.get(user, app) as BotPasswordColumns | undefined;
    return columns && botPasswordOf(columns);
  }

  async botPasswords(user: number): Promise<BotPasswordRow[]> {
    const rows = this.#bots.all(user) as unknown as BotPasswordColumns[];
    return rows.map(botPasswordOf);
  }

  async saveBotPassword(
    bot: NewBotPassword,
    event?: NewAuthEvent,
    only?: { readonly generation: number; readonly session: number },
  ): Promise<boolean> {
    return this.#writeLast(saveBotPassword(bot, event, only));
  }

  async deleteBotPassword(user: number, app: string, event?: NewAuthEvent): Promise<boolean> {
    return this.#writeLast(deleteBotPassword(user, app, event));
  }

  /** Commits an operation; says whether its last statement changed anything. */
  async #writeLast(operation: readonly Statement[]): Promise<boolean> {
    const { changes } = await this.#writer.write(operation);
    return (changes.at(-1) ?? 0) > 0;
  }
}

/** Notes an event with the number of the account's sessions, if there is the account. */
function noteOfAll(id: number, event: NewAuthEvent | undefined): readonly Statement[] {
  return noteAuthOfSessions(event, `${LIVE_OF} HAVING ${EXISTS}`, [id, id], { evenNone: true });
}
