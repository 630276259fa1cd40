import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { prepareRead } from './sqlite-connect.ts';
import type { Operation, SqlValue } from './sqlite-operation.ts';
import type { SqliteWriter } from './sqlite-writer.ts';
import type { DeviceRow, KnownSession, SessionRow, SessionStore } from './store.ts';

const COLUMNS =
  'id, user, account_generation, kind, secret_hash, device, app, app_generation, created, authenticated, seen, login_token_issued';

const INSERT = `INSERT INTO session (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const REVIVE = `INSERT INTO session (${COLUMNS}) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
  WHERE EXISTS (SELECT 1 FROM device WHERE id = ? AND user = ?)`;
const DEVICE_COLUMNS = 'id, user, account_generation, secret_hash, created';
const INSERT_DEVICE = `INSERT INTO device (${DEVICE_COLUMNS}) VALUES (?, ?, ?, ?, ?)`;
const TOUCH = 'UPDATE session SET seen = max(seen, ?), login_token_issued = max(login_token_issued, ?) WHERE id = ?';
const DELETE_DEVICE_OF = 'DELETE FROM device WHERE id = (SELECT device FROM session WHERE id = ?)';
const DELETE = 'DELETE FROM session WHERE id = ?';
const DELETE_OLD = `DELETE FROM session WHERE seen < ? OR created < ?
  OR device IN (SELECT id FROM device WHERE created < ?)`;
const DELETE_OLD_DEVICES = 'DELETE FROM device WHERE created < ?';

type SessionColumns = readonly [
  id: number,
  user: number,
  accountGeneration: number,
  kind: SessionRow['kind'],
  secretHash: Uint8Array,
  device: number | null,
  app: string | null,
  appGeneration: number | null,
  created: number,
  authenticated: number | null,
  seen: number,
  loginTokenIssued: number,
];
const SESSION_WIDTH = 12;

type DeviceColumns = readonly [
  id: number,
  user: number,
  accountGeneration: number,
  secretHash: Uint8Array,
  created: number,
];

/** Sessions and devices in SQLite. The sessions of a device go with its row: ON DELETE CASCADE. */
export class SqliteSessions implements SessionStore {
  readonly #writer: SqliteWriter;
  readonly #get: StatementSync;
  readonly #device: StatementSync;
  readonly #list: StatementSync;
  readonly #listOfUser: StatementSync;

  constructor(reader: DatabaseSync, writer: SqliteWriter) {
    this.#writer = writer;
    this.#get = prepareRead(
      reader,
      `SELECT ${COLUMNS}, (SELECT secret_hash FROM device WHERE device.id = session.device) FROM session WHERE id = ?`,
    );
    this.#device = prepareRead(reader, `SELECT ${DEVICE_COLUMNS} FROM device WHERE id = ?`);
    this.#list = prepareRead(reader, `SELECT ${COLUMNS} FROM session WHERE id > ? ORDER BY id LIMIT ?`);
    this.#listOfUser = prepareRead(
      reader,
      `SELECT ${COLUMNS} FROM session WHERE user = ? AND id > ? ORDER BY id LIMIT ?`,
    );
  }

  async get(id: number): Promise<KnownSession | undefined> {
    const row = this.#get.get(id) as [...SessionColumns, Uint8Array | null] | undefined;
    const deviceSecretHash = row?.[SESSION_WIDTH] ?? null;
    return row && { ...sessionOf(row), deviceSecretHash: deviceSecretHash && bufferOf(deviceSecretHash) };
  }

  async device(id: number): Promise<DeviceRow | undefined> {
    const row = this.#device.get(id) as DeviceColumns | undefined;
    return row && deviceOf(row);
  }

  async begin(session: SessionRow, device: DeviceRow | null, replaced: number | null): Promise<void> {
    const operation = replaced === null ? [] : [...end(replaced)];
    if (device) {
      const { id, user, accountGeneration, secretHash, created } = device;
      operation.push({ sql: INSERT_DEVICE, params: [id, user, accountGeneration, secretHash, created] });
    }
    operation.push({ sql: INSERT, params: valuesOf(session) });
    await this.#writer.write(operation);
  }

  async revive(session: SessionRow & { readonly device: number }): Promise<boolean> {
    const params = [...valuesOf(session), session.device, session.user];
    return this.#changes([{ sql: REVIVE, params }]);
  }

  async touch(id: number, change: { readonly seen?: number; readonly loginTokenIssued?: true }): Promise<boolean> {
    return this.#changes([{ sql: TOUCH, params: [change.seen ?? 0, Number(change.loginTokenIssued ?? false), id] }]);
  }

  async end(id: number): Promise<boolean> {
    return this.#changes(end(id));
  }

  async endAll(user: number): Promise<number> {
    const { changes } = await this.#writer.write(endAllSessions(user));
    return changes[0] ?? 0;
  }

  async list(options: {
    readonly user?: number;
    readonly after?: number;
    readonly limit: number;
  }): Promise<SessionRow[]> {
    const { user, after = Number.MIN_SAFE_INTEGER, limit } = options;
    const rows = user === undefined ? this.#list.all(after, limit) : this.#listOfUser.all(user, after, limit);
    return (rows as unknown as SessionColumns[]).map(sessionOf);
  }

  async sweep(before: {
    readonly seen: number;
    readonly created: number;
    readonly remembered: number;
  }): Promise<number> {
    const { changes } = await this.#writer.write([
      { sql: DELETE_OLD, params: [before.seen, before.created, before.remembered] },
      { sql: DELETE_OLD_DEVICES, params: [before.remembered] },
    ]);
    return changes[0] ?? 0;
  }

  async #changes(operation: Operation): Promise<boolean> {
    const { changes } = await this.#writer.write(operation);
    return changes.some((count) => count > 0);
  }
}

/** Ends every session, then every device of an account, and all of its generation, as part of an operation. */
export function endAllSessions(user: number): Operation {
  return [
    { sql: 'DELETE FROM session WHERE user = ?', params: [user] },
    { sql: 'DELETE FROM device WHERE user = ?', params: [user] },
    { sql: 'UPDATE account SET generation = generation + 1 WHERE id = ?', params: [user] },
  ];
}

/** Ends every session and device of an account that is not of its generation, as part of an operation. */
export function endOlderSessions(user: number): Operation {
  const older = 'user = ? AND account_generation < (SELECT generation FROM account WHERE account.id = user)';
  return ['session', 'device'].map((table) => ({ sql: `DELETE FROM ${table} WHERE ${older}`, params: [user] }));
}

/** Ends the sessions that a bot password opened, as part of an operation. */
export function endAppSessions(user: number, app: string): Operation {
  return [{ sql: 'DELETE FROM session WHERE user = ? AND app = ?', params: [user, app] }];
}

function end(id: number): Operation {
  return [
    { sql: DELETE_DEVICE_OF, params: [id] },
    { sql: DELETE, params: [id] },
  ];
}

function valuesOf(row: SessionRow): readonly SqlValue[] {
  const { id, user, accountGeneration, kind, secretHash, device, app, appGeneration } = row;
  const whose = [id, user, accountGeneration, kind, secretHash, device, app, appGeneration];
  return [...whose, row.created, row.authenticated, row.seen, Number(row.loginTokenIssued)];
}

function sessionOf(columns: readonly [...SessionColumns, ...unknown[]]): SessionRow {
  const [id, user, accountGeneration, kind, hash, device, app, appGeneration, ...use] = columns;
  const [created, authenticated, seen, issued] = use;
  const secretHash = bufferOf(hash);
  const whose = { id, user, accountGeneration, kind, secretHash, device, app, appGeneration };
  return { ...whose, created, authenticated, seen, loginTokenIssued: issued === 1 };
}

function deviceOf([id, user, accountGeneration, hash, created]: DeviceColumns): DeviceRow {
  return { id, user, accountGeneration, secretHash: bufferOf(hash), created };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
