import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { NewAuthEvent, Origin } from './auth-event.ts';
import type {
  AsleepAsked,
  DeviceRow,
  KnownSession,
  ListedDevice,
  ListedSession,
  OwnedSession,
  Past,
  Rotation,
  SessionRow,
  SessionStore,
  SessionsAsked,
} from './sessions.ts';
import { noteAuthIfChanged, noteAuthOfSessions, noteExpiry } from './sqlite-auth-log.ts';
import { prepareRead } from './sqlite-connect.ts';
import {
  DEVICE_LIVES,
  endAllSessions,
  endAlone,
  endSession,
  JUST_ENDED,
  keepSession,
  LIVE_OF,
  LIVE_ROWS,
  LIVES,
  removeEnded,
} from './sqlite-end-sessions.ts';
import type { NotingWriter } from './sqlite-noting-writer.ts';
import type { Failure, Operation } from './sqlite-operation.ts';
import { OwnedSessionReader } from './sqlite-owned-session.ts';
import {
  DEVICE_COLUMNS,
  type DeviceColumns,
  deviceOf,
  deviceValues,
  knownOf,
  LISTED_COLUMNS,
  LISTED_DEVICE_COLUMNS,
  type ListedColumns,
  type ListedDeviceColumns,
  listedDeviceOf,
  listedOf,
  READ_COLUMNS,
  type ReadColumns,
  SESSION_COLUMNS,
  sessionValues,
} from './sqlite-session-rows.ts';
import { StoreError, TakenHandle } from './store-error.ts';
import { SYSTEM_NAME } from './system-name.ts';
import { TableWalk } from './table-walk.ts';

/** SQLITE_CONSTRAINT_PRIMARYKEY */
const PRIMARY_KEY = 1555;

const INSERT = `INSERT INTO session (${SESSION_COLUMNS}, began_ip, began_agent) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?`;
const INSERT_DEVICE = `INSERT INTO device (${DEVICE_COLUMNS}) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?`;
/** What begins after its account's generation rose would never be anybody's. */
const IF_CURRENT = 'WHERE EXISTS (SELECT 1 FROM account WHERE id = ? AND generation = ?)';
const IS_THERE = `EXISTS (SELECT 1 FROM device WHERE id = ? AND user = ? AND account_generation = ? AND ${DEVICE_LIVES})`;
const ROTATE = `UPDATE device SET previous_hash = secret_hash, secret_hash = ?, rotated = ?
  WHERE id = ? AND user = ? AND account_generation = ? AND secret_hash = ? AND ${DEVICE_LIVES}`;
const TOUCH = `UPDATE session SET seen = max(seen, ?), login_token_issued = max(login_token_issued, ?),
    last_ip = nullif(ifnull(?, last_ip), began_ip), last_agent = nullif(ifnull(?, last_agent), began_agent) WHERE id = ? AND ${LIVES}`;
const ONE_DEVICE = `id = ? AND ${DEVICE_LIVES}`;
/** How many it ends comes back with it. */
const RAISE_KEEPING = `UPDATE account SET generation = generation + 1
  WHERE id = ?1 AND EXISTS (SELECT 1 FROM session WHERE session.id = ?2 AND user = ?1 AND ${LIVES}) RETURNING
  (SELECT count(*) - 1 FROM session WHERE user = account.id AND account_generation = account.generation - 1) AS ended`;
const OVER = `(seen < ? OR created < CASE kind WHEN 'bot' THEN ? ELSE ? END
  OR (SELECT device.created FROM device WHERE device.id = session.device) < ?)`;
/** They may have been used since they were found. */
const STILL_OVER = `SELECT id FROM session WHERE id IN (SELECT value FROM json_each(?)) AND ${OVER} AND ${LIVES}`;
/** Those whose end was just noted. */
const DELETE_OVER =
  "DELETE FROM session WHERE id IN (SELECT session FROM auth_log WHERE timestamp = ? AND action = 'expire')";
const ASLEEP = `SELECT ${LISTED_DEVICE_COLUMNS} FROM device
  WHERE user = ? AND ${DEVICE_LIVES} AND id > ? AND created >= ? AND NOT EXISTS (
    SELECT 1 FROM session WHERE session.device = device.id AND session.seen >= ? AND session.created >= ?)
  ORDER BY id LIMIT ?`;
const DELETE_OLD_DEVICES = `DELETE FROM device
  WHERE created < ? AND NOT EXISTS (SELECT 1 FROM session WHERE session.device = device.id)`;

/** Sessions and devices in SQLite. The sessions of a device go with its row: ON DELETE CASCADE. */
export class SqliteSessions implements SessionStore {
  readonly #reader: DatabaseSync;
  readonly #writer: NotingWriter;
  readonly #get: StatementSync;
  readonly #owned: OwnedSessionReader;
  readonly #device: StatementSync;
  readonly #list: StatementSync;
  readonly #rows: StatementSync;
  readonly #overdue: TableWalk;
  readonly #listOfUser: StatementSync;
  readonly #asleep: StatementSync;

  constructor(reader: DatabaseSync, writer: NotingWriter) {
    this.#reader = reader;
    this.#writer = writer;
    this.#get = prepareRead(reader, `SELECT ${READ_COLUMNS} FROM session WHERE id = ? AND ${LIVES}`);
    this.#owned = new OwnedSessionReader(reader);
    this.#device = prepareRead(reader, `SELECT ${DEVICE_COLUMNS} FROM device WHERE ${ONE_DEVICE}`);
    this.#list = prepareRead(
      reader,
      `SELECT ${LISTED_COLUMNS} FROM session WHERE id > ? AND ${LIVES} ORDER BY id LIMIT ?`,
    );
    this.#asleep = prepareRead(reader, ASLEEP);
    this.#overdue = new TableWalk(reader, 'session', OVER);
    this.#rows = prepareRead(reader, LIVE_ROWS);
    this.#listOfUser = prepareRead(
      reader,
      `SELECT ${LISTED_COLUMNS} FROM session WHERE ${LIVE_OF} AND id > ? ORDER BY id LIMIT ?`,
    );
  }

  async get(id: number): Promise<KnownSession | undefined> {
    const columns = this.#get.get(id) as ReadColumns | undefined;
    return columns && knownOf(columns);
  }

  async owned(id: number): Promise<OwnedSession | undefined> {
    return this.#owned.read(id);
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
    const current = [session.user, session.accountGeneration];
    if (device)
      operation.push({ sql: `${INSERT_DEVICE} ${IF_CURRENT}`, params: [...deviceValues(device), ...current] });
    operation.push({ sql: `${INSERT} ${IF_CURRENT}`, params: [...sessionValues(session, event), ...current] });
    await this.#writer.write([...operation, ...noteAuthIfChanged(event)]).catch(unlessTaken);
  }

  async revive(
    session: SessionRow & { readonly device: number },
    rotation: Rotation | null = null,
    event?: NewAuthEvent,
  ): Promise<boolean> {
    const { device, user, accountGeneration } = session;
    const from = [device, user, accountGeneration];
    const insert = rotation
      ? [
          { sql: ROTATE, params: [rotation.to, rotation.at, ...from, rotation.from] },
          { sql: `${INSERT} WHERE changes() > 0`, params: sessionValues(session, event) },
        ]
      : [{ sql: `${INSERT} WHERE ${IS_THERE}`, params: [...sessionValues(session, event), ...from] }];
    return this.#changes([...insert, ...noteAuthIfChanged(event)]).catch(unlessTaken);
  }

  async touch(
    id: number,
    change: { readonly seen?: number; readonly from?: Origin; readonly loginTokenIssued?: true },
  ): Promise<boolean> {
    const { seen = 0, from, loginTokenIssued = false } = change;
    const params = [seen, Number(loginTokenIssued), from?.ip ?? null, from?.agent ?? null, id];
    return this.#changes([{ sql: TOUCH, params }]);
  }

  async end(
    id: number,
    event?: NewAuthEvent,
    { user, alone = false }: { readonly user?: number; readonly alone?: boolean } = {},
  ): Promise<boolean> {
    const ended = alone && (await this.#changes([endAlone(id, user ?? null), ...noteAuthIfChanged(event)]));
    return ended || this.#changes(endSession(id, user ?? null, event));
  }

  async endDevice(id: number, event?: NewAuthEvent): Promise<boolean> {
    return this.#changes([
      ...noteAuthOfSessions(
        event,
        `device = ? AND ${LIVES} HAVING EXISTS (SELECT 1 FROM device WHERE ${ONE_DEVICE})`,
        [id, id],
        { evenNone: true },
      ),
      { sql: `DELETE FROM device WHERE ${ONE_DEVICE}`, params: [id] },
    ]);
  }

  async endAll(user: number, event?: NewAuthEvent): Promise<number> {
    const noted = noteAuthOfSessions(event, LIVE_OF, [user], { evenNone: true });
    return (await this.#ended([...noted, ...endAllSessions(user)])) ?? 0;
  }

  async endOthers(user: number, keep: number, event?: NewAuthEvent): Promise<number | undefined> {
    return this.#ended([
      { sql: RAISE_KEEPING, params: [user, keep], gate: true },
      ...keepSession(keep),
      ...noteAuthOfSessions(event, JUST_ENDED, [user]),
    ]);
  }

  async endEverybody(event?: NewAuthEvent): Promise<number> {
    const ended = await this.#ended([
      ...noteAuthOfSessions(event, LIVES, [], { evenNone: true }),
      { sql: `UPDATE meta SET value = value WHERE name = 'key' RETURNING (${LIVE_ROWS}) AS ended`, params: [] },
      { sql: 'UPDATE account SET generation = generation + 1', params: [] },
    ]);
    return ended ?? 0;
  }

  async list(asked: SessionsAsked): Promise<ListedSession[]> {
    const { user, after = Number.MIN_SAFE_INTEGER, limit } = asked;
    const rows = user === undefined ? this.#list.all(after, limit) : this.#listOfUser.all(user, after, limit);
    return (rows as unknown as ListedColumns[]).map(listedOf);
  }

  async listAsleep(asked: AsleepAsked): Promise<ListedDevice[]> {
    const { user, after = Number.MIN_SAFE_INTEGER, limit, past } = asked;
    const rows = this.#asleep.all(user, after, past.remembered, past.seen, past.created, limit);
    return (rows as unknown as ListedDeviceColumns[]).map(listedDeviceOf);
  }

  async count(): Promise<number> {
    const [count] = this.#rows.get() as unknown as readonly [number];
    return count;
  }

  async sweep({ seen, created, botCreated, remembered }: Past, now: number): Promise<number> {
    while (this.#reader.isOpen && (await this.#changes(removeEnded())));
    const over = [seen, botCreated, created, remembered];
    const found = await this.#overdue.next(over);
    const { changes } = await this.#writer.write([
      noteExpiry(STILL_OVER, [found ?? '[]', ...over], now, SYSTEM_NAME),
      { sql: DELETE_OVER, params: [now] },
      { sql: DELETE_OLD_DEVICES, params: [remembered] },
    ]);
    return changes.at(-2) ?? 0;
  }

  /** Commits an operation; says whether it changed anything. */
  async #changes(operation: Operation): Promise<boolean> {
    const { changes } = await this.#writer.write(operation);
    return changes.some((count) => count > 0);
  }

  /** Commits an operation; gives how many sessions its row says that it ended. */
  async #ended(operation: Operation): Promise<number | undefined> {
    const { rows } = await this.#writer.write(operation);
    return rows[0] && Number(rows[0].ended);
  }
}

/** Rethrows what a beginning failed with; that its handle is taken, by that name. */
function unlessTaken(error: unknown): never {
  const cause = error instanceof StoreError ? (error.cause as Partial<Failure> | undefined) : undefined;
  throw cause?.errcode === PRIMARY_KEY ? new TakenHandle('the handle is taken', { cause: error }) : error;
}
