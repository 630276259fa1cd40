import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { NewAuthEvent, Origin } from './auth-event.ts';
import type { DeviceRow, KnownSession, ListedSession, Past, Rotation, SessionRow, SessionStore } from './sessions.ts';
import { noteAuthIfChanged, noteAuthOfSessions, noteExpiry } from './sqlite-auth-log.ts';
import { prepareRead } from './sqlite-connect.ts';
import type { NotingWriter } from './sqlite-noting-writer.ts';
import type { Operation, SqlValue } from './sqlite-operation.ts';
import { SYSTEM_NAME } from './system-name.ts';
import { TableWalk } from './table-walk.ts';

const COLUMNS =
  'id, user, account_generation, kind, secret_hash, device, app, app_generation, created, authenticated, seen, login_token_issued';

const ORIGINS = 'began_ip, began_agent, last_ip, last_agent';
const INSERT = `INSERT INTO session (${COLUMNS}, ${ORIGINS}) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?`;
const DEVICE_LIVES = 'WHERE EXISTS (SELECT 1 FROM device WHERE id = ? AND user = ?)';
const DEVICE_COLUMNS =
  'id, user, account_generation, secret_hash, created, family_hash, rotates, previous_hash, rotated';
const INSERT_DEVICE = `INSERT INTO device (${DEVICE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const ROTATE = `UPDATE device SET previous_hash = secret_hash, secret_hash = ?, rotated = ?
  WHERE id = ? AND user = ? AND secret_hash = ?`;
const TOUCH = `UPDATE session SET seen = max(seen, ?), login_token_issued = max(login_token_issued, ?),
    last_ip = ifnull(?, last_ip), last_agent = ifnull(?, last_agent) WHERE id = ?`;
const DELETE_DEVICE_OF =
  'DELETE FROM device WHERE id = (SELECT device FROM session WHERE id = ? AND user = ifnull(?, user))';
const DELETE = 'DELETE FROM session WHERE id = ? AND user = ifnull(?, user)';
const DEVICE_IS_THERE = 'EXISTS (SELECT 1 FROM device WHERE device.id = ?)';
/** A session, and those that end with it. */
const WITH_SIBLINGS = '(id = ? OR device = (SELECT device FROM session WHERE id = ?)) AND user = ifnull(?, user)';
const RAISE_KEEPING = `UPDATE account SET generation = generation + 1
  WHERE id = ?1 AND EXISTS (SELECT 1 FROM session WHERE session.id = ?2 AND user = ?1)`;
const TAKE_ALONG = (table: string, id: string) => `UPDATE ${table}
  SET account_generation = (SELECT generation FROM account WHERE account.id = user) WHERE id = ${id} AND user = (SELECT id FROM account WHERE id = ?1)`;
/** Of an account, but not of its generation. */
export const OLDER = 'user = ? AND account_generation < (SELECT generation FROM account WHERE account.id = user)';
const OVER = `(seen < ? OR created < CASE kind WHEN 'bot' THEN ? ELSE ? END
  OR (SELECT device.created FROM device WHERE device.id = session.device) < ?)`;
/** They may have been used since they were found. */
const STILL_OVER = `SELECT id FROM session WHERE id IN (SELECT value FROM json_each(?)) AND ${OVER}`;
/** Those whose end was just noted. */
const DELETE_OVER =
  "DELETE FROM session WHERE id IN (SELECT session FROM auth_log WHERE timestamp = ? AND action = 'expire')";
const DELETE_OLD_DEVICES = `DELETE FROM device
  WHERE created < ? AND NOT EXISTS (SELECT 1 FROM session WHERE session.device = device.id)`;

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

type OriginColumns = readonly [beganIp: string, beganAgent: string, lastIp: string, lastAgent: string];

type DeviceColumns = readonly [
  id: number,
  user: number,
  accountGeneration: number,
  secretHash: Uint8Array,
  created: number,
  familyHash: Uint8Array,
  rotates: number,
  previousHash: Uint8Array | null,
  rotated: number | null,
];

const NOWHERE: Origin = { ip: '', agent: '' };

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
      `SELECT ${COLUMNS}, (SELECT secret_hash FROM device WHERE device.id = session.device) FROM session WHERE id = ?`,
    );
    this.#device = prepareRead(reader, `SELECT ${DEVICE_COLUMNS} FROM device WHERE id = ?`);
    this.#list = prepareRead(reader, `SELECT ${COLUMNS}, ${ORIGINS} FROM session WHERE id > ? ORDER BY id LIMIT ?`);
    this.#overdue = new TableWalk(reader, 'session', OVER);
    this.#rows = prepareRead(reader, 'SELECT count(*) FROM session');
    this.#listOfUser = prepareRead(
      reader,
      `SELECT ${COLUMNS}, ${ORIGINS} FROM session WHERE user = ? AND id > ? ORDER BY id LIMIT ?`,
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
    const operation = replaced === null ? [] : [...end(replaced, null, ending)];
    if (device) {
      const { id, user, accountGeneration, secretHash, created, familyHash, rotates, previousHash, rotated } = device;
      const params = [
        id,
        user,
        accountGeneration,
        secretHash,
        created,
        familyHash,
        Number(rotates),
        previousHash,
        rotated,
      ];
      operation.push({ sql: INSERT_DEVICE, params });
    }
    operation.push({ sql: INSERT, params: valuesOf(session, event) }, ...noteAuthIfChanged(event));
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
          { sql: `${INSERT} WHERE changes() > 0`, params: valuesOf(session, event) },
        ]
      : [{ sql: `${INSERT} ${DEVICE_LIVES}`, params: [...valuesOf(session, event), device, user] }];
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
    return this.#changes(end(id, user ?? null, event));
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
  return ['session', 'device'].map((table) => ({ sql: `DELETE FROM ${table} WHERE ${OLDER}`, params: [user] }));
}

/** Ends every session of an account that no bot password opened, and every device, if a sitewide block is on it. */
export function endMainSessions(user: number, event: NewAuthEvent): Operation {
  const blocked = (table: string) => `EXISTS (SELECT 1 FROM block WHERE block.user = ${table}.user AND NOT partial)`;
  const sessions = `user = ? AND kind = 'main' AND ${blocked('session')}`;
  return [
    ...noteAuthOfSessions(event, sessions, [user]),
    { sql: `DELETE FROM session WHERE ${sessions}`, params: [user] },
    { sql: `DELETE FROM device WHERE user = ? AND ${blocked('device')}`, params: [user] },
  ];
}

/** Ends the sessions that a bot password opened, as part of an operation. */
export function endAppSessions(user: number, app: string): Operation {
  return [{ sql: 'DELETE FROM session WHERE user = ? AND app = ?', params: [user, app] }];
}

function end(id: number, user: number | null, event: NewAuthEvent | undefined): Operation {
  return [
    ...noteAuthOfSessions(event, WITH_SIBLINGS, [id, id, user]),
    { sql: DELETE_DEVICE_OF, params: [id, user] },
    { sql: DELETE, params: [id, user] },
  ];
}

function valuesOf(row: SessionRow, { ip, agent }: Origin = NOWHERE): readonly SqlValue[] {
  const { id, user, accountGeneration, kind, secretHash, device, app, appGeneration } = row;
  const whose = [id, user, accountGeneration, kind, secretHash, device, app, appGeneration];
  return [...whose, row.created, row.authenticated, row.seen, Number(row.loginTokenIssued), ip, agent, ip, agent];
}

function sessionOf(columns: readonly [...SessionColumns, ...unknown[]]): SessionRow {
  const [id, user, accountGeneration, kind, hash, device, app, appGeneration, ...use] = columns;
  const [created, authenticated, seen, issued] = use;
  const secretHash = bufferOf(hash);
  const whose = { id, user, accountGeneration, kind, secretHash, device, app, appGeneration };
  return { ...whose, created, authenticated, seen, loginTokenIssued: issued === 1 };
}

function listedOf(columns: readonly [...SessionColumns, ...OriginColumns]): ListedSession {
  const [beganIp, beganAgent, lastIp, lastAgent] = columns.slice(SESSION_WIDTH) as unknown as OriginColumns;
  const session = sessionOf(columns);
  return { ...session, began: { ip: beganIp, agent: beganAgent }, last: { ip: lastIp, agent: lastAgent } };
}

function deviceOf(columns: DeviceColumns): DeviceRow {
  const [id, user, accountGeneration, hash, created, family, rotates, previous, rotated] = columns;
  const whose = { id, user, accountGeneration, secretHash: bufferOf(hash), created };
  return {
    ...whose,
    familyHash: bufferOf(family),
    rotates: rotates === 1,
    previousHash: previous && bufferOf(previous),
    rotated,
  };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
