import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { NewAuthEvent, Origin } from './auth-event.ts';
import type { DeviceRow, KnownSession, ListedSession, Past, Rotation, SessionRow, SessionStore } from './sessions.ts';
import { noteAuthIfChanged, noteAuthOfSessions, noteExpiry } from './sqlite-auth-log.ts';
import { prepareRead } from './sqlite-connect.ts';
import { endAllSessions, endOlderSessions, endSession, OLDER } from './sqlite-end-sessions.ts';
import type { NotingWriter } from './sqlite-noting-writer.ts';
import type { Operation } from './sqlite-operation.ts';
import {
  bufferOf,
  DEVICE_COLUMNS,
  type DeviceColumns,
  deviceOf,
  deviceValues,
  listedOf,
  ORIGIN_COLUMNS,
  type OriginColumns,
  SESSION_COLUMNS,
  SESSION_WIDTH,
  type SessionColumns,
  sessionOf,
  sessionValues,
} from './sqlite-session-rows.ts';
import { SYSTEM_NAME } from './system-name.ts';
import { TableWalk } from './table-walk.ts';

const INSERT = `INSERT INTO session (${SESSION_COLUMNS}, ${ORIGIN_COLUMNS}) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?`;
const DEVICE_LIVES = 'WHERE EXISTS (SELECT 1 FROM device WHERE id = ? AND user = ?)';
const INSERT_DEVICE = `INSERT INTO device (${DEVICE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const ROTATE = `UPDATE device SET previous_hash = secret_hash, secret_hash = ?, rotated = ?
  WHERE id = ? AND user = ? AND secret_hash = ?`;
const TOUCH = `UPDATE session SET seen = max(seen, ?), login_token_issued = max(login_token_issued, ?),
    last_ip = ifnull(?, last_ip), last_agent = ifnull(?, last_agent) WHERE id = ?`;
const DEVICE_IS_THERE = 'EXISTS (SELECT 1 FROM device WHERE device.id = ?)';
const RAISE_KEEPING = `UPDATE account SET generation = generation + 1
  WHERE id = ?1 AND EXISTS (SELECT 1 FROM session WHERE session.id = ?2 AND user = ?1)`;
const TAKE_ALONG = (table: string, id: string) => `UPDATE ${table}
  SET account_generation = (SELECT generation FROM account WHERE account.id = user) WHERE id = ${id} AND user = (SELECT id FROM account WHERE id = ?1)`;
const OVER = `(seen < ? OR created < CASE kind WHEN 'bot' THEN ? ELSE ? END
  OR (SELECT device.created FROM device WHERE device.id = session.device) < ?)`;
/** They may have been used since they were found. */
const STILL_OVER = `SELECT id FROM session WHERE id IN (SELECT value FROM json_each(?)) AND ${OVER}`;
/** Those whose end was just noted. */
const DELETE_OVER =
  "DELETE FROM session WHERE id IN (SELECT session FROM auth_log WHERE timestamp = ? AND action = 'expire')";
const DELETE_OLD_DEVICES = `DELETE FROM device
  WHERE created < ? AND NOT EXISTS (SELECT 1 FROM session WHERE session.device = device.id)`;

/** Sessions and devices in SQLite. The sessions of a device go with its row: ON DELETE CASCADE. */
export class SqliteSessions implements SessionStore {
  readonly #writer: NotingWriter;
  readonly #get: StatementSync;
  readonly #device: StatementSync;
  readonly #list: StatementSync;
  readonly #rows: StatementSync;
  readonly #overdue: TableWalk;
  readonly #listOfUser: StatementSync;

  constructor(reader: DatabaseSync, writer: NotingWriter) {
    this.#writer = writer;
    this.#get = prepareRead(
      reader,
      `SELECT ${SESSION_COLUMNS}, (SELECT secret_hash FROM device WHERE device.id = session.device) FROM session WHERE id = ?`,
    );
    this.#device = prepareRead(reader, `SELECT ${DEVICE_COLUMNS} FROM device WHERE id = ?`);
    this.#list = prepareRead(
      reader,
      `SELECT ${SESSION_COLUMNS}, ${ORIGIN_COLUMNS} FROM session WHERE id > ? ORDER BY id LIMIT ?`,
    );
    this.#overdue = new TableWalk(reader, 'session', OVER);
    this.#rows = prepareRead(reader, 'SELECT count(*) FROM session');
    this.#listOfUser = prepareRead(
      reader,
      `SELECT ${SESSION_COLUMNS}, ${ORIGIN_COLUMNS} FROM session WHERE user = ? AND id > ? ORDER BY id LIMIT ?`,
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

  async begin(
    session: SessionRow,
    device: DeviceRow | null,
    replaced: number | null,
    event?: NewAuthEvent,
    ending?: NewAuthEvent,
  ): Promise<void> {
    const operation = replaced === null ? [] : [...endSession(replaced, null, ending)];
    if (device) {
      operation.push({ sql: INSERT_DEVICE, params: deviceValues(device) });
    }
    operation.push({ sql: INSERT, params: sessionValues(session, event) }, ...noteAuthIfChanged(event));
    await this.#writer.write(operation);
  }

  async revive(
    session: SessionRow & { readonly device: number },
    rotation: Rotation | null = null,
    event?: NewAuthEvent,
  ): Promise<boolean> {
    const { device, user } = session;
    const insert = rotation
      ? [
          { sql: ROTATE, params: [rotation.to, rotation.at, device, user, rotation.from] },
          { sql: `${INSERT} WHERE changes() > 0`, params: sessionValues(session, event) },
        ]
      : [{ sql: `${INSERT} ${DEVICE_LIVES}`, params: [...sessionValues(session, event), device, user] }];
    return this.#changes([...insert, ...noteAuthIfChanged(event)]);
  }

  async touch(
    id: number,
    change: { readonly seen?: number; readonly from?: Origin; readonly loginTokenIssued?: true },
  ): Promise<boolean> {
    const { seen = 0, from, loginTokenIssued = false } = change;
    const params = [seen, Number(loginTokenIssued), from?.ip ?? null, from?.agent ?? null, id];
    return this.#changes([{ sql: TOUCH, params }]);
  }

  async end(id: number, event?: NewAuthEvent, user?: number): Promise<boolean> {
    return this.#changes(endSession(id, user ?? null, event));
  }

  async endDevice(id: number, event?: NewAuthEvent): Promise<boolean> {
    return this.#changes([
      ...noteAuthOfSessions(event, `device = ? HAVING ${DEVICE_IS_THERE}`, [id, id], { evenNone: true }),
      { sql: 'DELETE FROM device WHERE id = ?', params: [id] },
    ]);
  }

  async endAll(user: number, event?: NewAuthEvent): Promise<number> {
    return this.#count(
      [...noteAuthOfSessions(event, 'user = ?', [user], { evenNone: true }), ...endAllSessions(user)],
      -3,
    );
  }

  async endOthers(user: number, keep: number, event?: NewAuthEvent): Promise<number | undefined> {
    const { changes } = await this.#writer.write([
      { sql: RAISE_KEEPING, params: [user, keep] },
      { sql: TAKE_ALONG('device', '(SELECT device FROM session WHERE session.id = ?2)'), params: [user, keep] },
      { sql: TAKE_ALONG('session', '?2'), params: [user, keep] },
      ...noteAuthOfSessions(event, OLDER, [user]),
      ...endOlderSessions(user),
    ]);
    return changes[0] ? changes.at(-2) : undefined;
  }

  async endEverybody(event?: NewAuthEvent): Promise<number> {
    return this.#count(
      [
        ...noteAuthOfSessions(event, 'TRUE', [], { evenNone: true }),
        { sql: 'DELETE FROM session', params: [] },
        { sql: 'DELETE FROM device', params: [] },
        { sql: 'UPDATE account SET generation = generation + 1', params: [] },
      ],
      -3,
    );
  }

  async list(options: {
    readonly user?: number;
    readonly after?: number;
    readonly limit: number;
  }): Promise<ListedSession[]> {
    const { user, after = Number.MIN_SAFE_INTEGER, limit } = options;
    const rows = user === undefined ? this.#list.all(after, limit) : this.#listOfUser.all(user, after, limit);
    return (rows as unknown as [...SessionColumns, ...OriginColumns][]).map(listedOf);
  }

  async count(): Promise<number> {
    const [count] = this.#rows.get() as unknown as readonly [number];
    return count;
  }

  async sweep({ seen, created, botCreated, remembered }: Past, now: number): Promise<number> {
    const over = [seen, botCreated, created, remembered];
    const found = await this.#overdue.next(over);
    return this.#count(
      [
        noteExpiry(STILL_OVER, [found ?? '[]', ...over], now, SYSTEM_NAME),
        { sql: DELETE_OVER, params: [now] },
        { sql: DELETE_OLD_DEVICES, params: [remembered] },
      ],
      -2,
    );
  }

  /** Commits an operation; says whether it changed anything. */
  async #changes(operation: Operation): Promise<boolean> {
    const { changes } = await this.#writer.write(operation);
    return changes.some((count) => count > 0);
  }

  /** Commits an operation; gives how many rows one of its statements changed. */
  async #count(operation: Operation, at: number): Promise<number> {
    const { changes } = await this.#writer.write(operation);
    return changes.at(at) ?? 0;
  }
}
