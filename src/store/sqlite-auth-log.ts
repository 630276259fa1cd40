import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { AuthAction, AuthEvent, AuthLogAsked, AuthLogStore, NewAuthEvent } from './auth-event.ts';
import { prepareRead } from './sqlite-connect.ts';
import type { NotingWriter } from './sqlite-noting-writer.ts';
import type { SqlValue, Statement } from './sqlite-operation.ts';

type Columns = readonly [
  id: number,
  action: AuthAction,
  timestamp: number,
  actor: number | null,
  actorName: string,
  user: number | null,
  userName: string,
  ip: string,
  agent: string,
  session: number | null,
  params: string,
  count: number,
];

const COLUMNS = 'action, timestamp, actor, actor_name, user, user_name, ip, agent, session, params, count';
/** Where the rest of an event is only known to the database, it comes back with the operation: the operator is told of it. */
const RETURNING = `RETURNING json_object('action', action, 'timestamp', timestamp, 'actor', actor, 'actorName', actor_name,
  'user', user, 'userName', user_name, 'ip', ip, 'agent', agent, 'session', session, 'params', json(params), 'count', count) AS noted`;
const INSERT = `INSERT INTO auth_log (${COLUMNS}) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, `;

const list = (direction: 'ASC' | 'DESC', at: '>=' | '<=') => `
  SELECT id, ${COLUMNS} FROM auth_log
  WHERE timestamp BETWEEN ifnull(:from, -9e18) AND ifnull(:to, 9e18) AND (:action IS NULL OR action = :action)
    AND (:actor IS NULL OR actor_name = :actor) AND (:user IS NULL OR user_name = :user)
    AND (:ip IS NULL OR ip = :ip) AND (:session IS NULL OR session = :session)
    AND (:at_id IS NULL OR (timestamp, id) ${at} (:at_time, :at_id))
  ORDER BY timestamp ${direction}, id ${direction} LIMIT :limit`;

/** The log of sessions and credentials in SQLite. */
export class SqliteAuthLog implements AuthLogStore {
  readonly #writer: NotingWriter;
  readonly #newer: StatementSync;
  readonly #older: StatementSync;

  constructor(reader: DatabaseSync, writer: NotingWriter) {
    this.#writer = writer;
    this.#newer = prepareRead(reader, list('ASC', '>='));
    this.#older = prepareRead(reader, list('DESC', '<='));
  }

  async add(events: readonly NewAuthEvent[]): Promise<void> {
    if (events.length > 0) await this.#writer.write(events.map((event) => noted(event, '')));
  }

  async list(asked: AuthLogAsked): Promise<AuthEvent[]> {
    const rows = (asked.newer ? this.#newer : this.#older).all({
      from: asked.from ?? null,
      to: asked.to ?? null,
      action: asked.action ?? null,
      actor: asked.actorName ?? null,
      user: asked.userName ?? null,
      ip: asked.ip ?? null,
      session: asked.session ?? null,
      at_time: asked.at?.timestamp ?? null,
      at_id: asked.at?.id ?? null,
      limit: asked.limit,
    }) as unknown as Columns[];
    return rows.map(eventOf);
  }

  async sweep(before: number, most: number): Promise<void> {
    await this.#writer.write([
      { sql: 'DELETE FROM auth_log WHERE timestamp < ?', params: [before] },
      { sql: 'DELETE FROM auth_log WHERE id <= (SELECT max(id) FROM auth_log) - ?', params: [most] },
    ]);
  }
}

/** Notes an event, if there is one, but only if the statement before it in the same operation changed something. */
export function noteAuthIfChanged(event: NewAuthEvent | undefined): readonly Statement[] {
  return event ? [noted(event, 'WHERE changes() > 0')] : [];
}

/** Notes the event that an account was made, as part of the operation that made it. */
export function noteAuthOfNew(name: string, event: NewAuthEvent | undefined): readonly Statement[] {
  if (!event) return [];
  const { action, timestamp, actor, actorName, ip, agent, session, params } = event;
  const sql = `INSERT INTO auth_log (${COLUMNS})
    SELECT ?1, ?2, iif(?4 = name, id, ?3), ?4, id, name, ?6, ?7, ?8, ?9, 1 FROM account WHERE name = ?5 ${RETURNING}`;
  const values = [action, timestamp, actor, actorName, name, ip, agent, session, JSON.stringify(params)];
  return [{ sql, params: values }];
}

/** Notes an event with the number of the sessions that a condition is true of, before they end. */
export function noteAuthOfSessions(
  event: NewAuthEvent | undefined,
  condition: string,
  values: readonly SqlValue[],
  { evenNone = false }: { readonly evenNone?: boolean } = {},
): readonly Statement[] {
  if (!event) return [];
  const having = evenNone ? '' : 'HAVING count(*) > 0 ';
  const sql = `${INSERT} count(*) FROM session WHERE ${condition} ${having}RETURNING count AS counted`;
  const { count: _counted, ...notes } = event;
  return [{ sql, params: [...valuesOf(event), ...values], notes }];
}

/** Notes the end of each session of a subselect, of which nobody asked that it end. */
export function noteExpiry(sessions: string, values: readonly SqlValue[], now: number, by: string): Statement {
  const sql = `INSERT INTO auth_log (${COLUMNS})
    SELECT 'expire', ?, NULL, ?, s.user, ifnull(account.name, ''), ifnull(s.last_ip, s.began_ip), ifnull(s.last_agent, s.began_agent), s.id, '{}', 1
    FROM session AS s LEFT JOIN account ON account.id = s.user WHERE s.id IN (${sessions}) ${RETURNING}`;
  return { sql, params: [now, by, ...values] };
}

function noted(event: NewAuthEvent, when: string): Statement {
  const { count = 1 } = event;
  return { sql: `${INSERT} ? ${when}`, params: [...valuesOf(event), count], notes: { ...event, count } };
}

function valuesOf(event: NewAuthEvent): readonly SqlValue[] {
  const { action, timestamp, actor, actorName, user, userName, ip, agent, session, params } = event;
  return [action, timestamp, actor, actorName, user, userName, ip, agent, session, JSON.stringify(params)];
}

function eventOf(columns: Columns): AuthEvent {
  const [id, action, timestamp, actor, actorName, user, userName, ip, agent, session, params, count] = columns;
  const who = { id, action, timestamp, actor, actorName, user, userName };
  return { ...who, ip, agent, session, params: JSON.parse(params), count };
}
