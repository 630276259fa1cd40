import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Made } from './accounts.ts';
import type { BlockRow, BlockStore, BlocksAsked, NewBlock, Placing, Spread } from './blocks.ts';
import type { NewLogEntry } from './log.ts';
import { BLOCK_COLUMNS, type BlockColumns, blockOf } from './sqlite-block-rows.ts';
import { prepareRead } from './sqlite-connect.ts';
import { endMainSessions } from './sqlite-end-sessions.ts';
import { noteIfChanged } from './sqlite-log.ts';
import type { NotingWriter } from './sqlite-noting-writer.ts';
import type { Statement } from './sqlite-operation.ts';

const DELETE_ENDED = 'DELETE FROM block WHERE (user = ?1 OR address = ?2) AND parent IS NULL AND expires <= ?3';
const INSTEAD = `DO UPDATE SET blocker = ?3, reason = ?4, expires = ?6, partial = ?7, pages = ?8, namespaces = ?9,
    anon_only = ?10, no_create = ?11, no_email = ?12, autoblock = ?13, allow_user_talk = ?14 WHERE NOT ?15`;
const PLACE = `INSERT INTO block (user, address, blocker, reason, timestamp, expires, partial, pages, namespaces, anon_only,
    no_create, no_email, autoblock, allow_user_talk) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
  ON CONFLICT (user) ${INSTEAD} ON CONFLICT (address) WHERE parent IS NULL ${INSTEAD} RETURNING id`;
const OF_USER = '(SELECT id FROM block WHERE user = ?1)';
const END_AUTOMATIC = `DELETE FROM block WHERE parent = ${OF_USER}`;
const CHANGE_AUTOMATIC = `UPDATE block SET (blocker, partial, pages, namespaces, no_create, allow_user_talk)
    = (SELECT blocker, partial, pages, namespaces, no_create, allow_user_talk FROM block WHERE user = ?1),
    reason = ?2, expires = min(expires, (SELECT ifnull(expires, 9e18) FROM block WHERE user = ?1)) WHERE parent = ${OF_USER}`;
// One that has ended stands in nobody's way; one of another account is prolonged too.
const DELETE_ENDED_AT = 'DELETE FROM block WHERE address = ?1 AND expires <= ?2';
const PROLONG = `UPDATE block SET timestamp = ?3, expires = ?4 WHERE address = ?2 AND parent IS NOT NULL
    AND expires < (SELECT ifnull(expires, 9e18) FROM block WHERE user = ?1 AND autoblock)`;
const SPREAD = `INSERT INTO block (address, parent, blocker, reason, timestamp, expires, partial, pages, namespaces, anon_only,
    no_create, no_email, autoblock, allow_user_talk)
  SELECT ?2, id, blocker, ?5, ?3, ?4, partial, pages, namespaces, FALSE, no_create, FALSE, FALSE, allow_user_talk
  FROM block WHERE user = ?1 AND autoblock AND NOT EXISTS (SELECT 1 FROM block AS there WHERE there.address = ?2)`;
const END = 'DELETE FROM block WHERE id = ?';
const NOTE_ADDRESS = `INSERT INTO last_address (user, address, seen) VALUES (?1, ?2, ?3)
  ON CONFLICT (user) DO UPDATE SET address = ?2, seen = ?3 WHERE seen <= ?3`;
const NOTE_ADDRESS_OF_NEW = `INSERT INTO last_address (user, address, seen)
  SELECT id, ?2, ?3 FROM account WHERE name = ?1`;
const FORGET_ADDRESSES = 'DELETE FROM last_address WHERE seen < ?';

const SELECT = `SELECT ${BLOCK_COLUMNS} FROM block JOIN account AS blocker ON blocker.id = block.blocker
  LEFT JOIN account AS a ON a.id = block.user`;
const KIND = `CASE WHEN block.user IS NOT NULL THEN 'account' WHEN instr(block.address, '/') THEN 'range' ELSE 'ip' END`;
const list = (direction: 'ASC' | 'DESC', at: '>=' | '<=') => `${SELECT}
  WHERE ifnull(block.expires > :now, TRUE)
    AND (:ids IS NULL OR block.id IN (SELECT value FROM json_each(:ids)))
    AND (:targets IS NULL OR block.parent IS NULL AND (a.name IN (SELECT value FROM json_each(:targets))
      OR block.address IN (SELECT value FROM json_each(:targets))))
    AND (:kinds IS NULL OR ${KIND} IN (SELECT value FROM json_each(:kinds)))
    AND (:lasting IS NULL OR (block.expires IS NULL) = :lasting)
    AND block.timestamp BETWEEN ifnull(:from, -9e18) AND ifnull(:to, 9e18)
    AND (:at_id IS NULL OR (block.timestamp, block.id) ${at} (:at_time, :at_id))
  ORDER BY block.timestamp ${direction}, block.id ${direction} LIMIT :limit`;
const OF_ADDRESSES = `${SELECT} WHERE block.address IN (SELECT value FROM json_each(?)) AND ifnull(block.expires > ?, TRUE)
  ORDER BY block.id`;

/** Blocks in SQLite. */
export class SqliteBlocks implements BlockStore {
  readonly #writer: NotingWriter;
  readonly #newer: StatementSync;
  readonly #older: StatementSync;
  readonly #ofAddresses: StatementSync;
  readonly #lastAddress: StatementSync;

  constructor(reader: DatabaseSync, writer: NotingWriter) {
    this.#writer = writer;
    this.#newer = prepareRead(reader, list('ASC', '>='));
    this.#older = prepareRead(reader, list('DESC', '<='));
    this.#ofAddresses = prepareRead(reader, OF_ADDRESSES);
    this.#lastAddress = prepareRead(reader, 'SELECT address FROM last_address WHERE user = ? AND seen > ?');
  }

  async place(target: number | string, block: NewBlock, how: Placing = {}): Promise<number | undefined> {
    const { by, reason, timestamp, expires, partial, pages, namespaces } = block;
    const { anonOnly, noCreate, noEmail, autoblock, allowUserTalk } = block;
    const whom = typeof target === 'number' ? [target, null] : [null, target];
    const where = [Number(partial), JSON.stringify(pages), JSON.stringify(namespaces)];
    const flags = [anonOnly, noCreate, noEmail, autoblock, allowUserTalk, how.ifNone === true].map(Number);
    const { rows } = await this.#writer.write([
      { sql: DELETE_ENDED, params: [...whom, timestamp] },
      { sql: PLACE, params: [...whom, by, reason, timestamp, expires, ...where, ...flags] },
      ...(how.entry ? noteIfChanged(how.entry) : []),
      ...(typeof target === 'number' ? automatic(target, block, how) : []),
      ...(typeof target === 'number' && how.endsMain ? endMainSessions(target, how.endsMain) : []),
    ]);
    return rows[0] && Number(rows[0].id);
  }

  async spread(user: number, spread: Spread): Promise<void> {
    await this.#writer.write(spreading(user, spread));
  }

  async end(block: number, entry: NewLogEntry): Promise<boolean> {
    const { changes } = await this.#writer.write([{ sql: END, params: [block] }, ...noteIfChanged(entry)]);
    return (changes[0] ?? 0) > 0;
  }

  async list(asked: BlocksAsked): Promise<BlockRow[]> {
    const statement = asked.newer ? this.#newer : this.#older;
    const rows = statement.all({
      ids: asked.ids ? JSON.stringify(asked.ids) : null,
      targets: asked.targets ? JSON.stringify(asked.targets) : null,
      kinds: asked.kinds ? JSON.stringify(asked.kinds) : null,
      lasting: asked.lasting === undefined ? null : Number(asked.lasting),
      from: asked.from ?? null,
      to: asked.to ?? null,
      at_time: asked.at?.timestamp ?? null,
      at_id: asked.at?.id ?? null,
      now: asked.now,
      limit: asked.limit,
    }) as unknown as BlockColumns[];
    return rows.map(blockOf);
  }

  async ofAddresses(addresses: readonly string[], now: number): Promise<BlockRow[]> {
    const rows = this.#ofAddresses.all(JSON.stringify(addresses), now) as unknown as BlockColumns[];
    return rows.map(blockOf);
  }

  async lastAddress(user: number, after: number): Promise<string | undefined> {
    return (this.#lastAddress.get(user, after) as unknown as readonly [string] | undefined)?.[0];
  }

  async noteAddress(user: number, address: string, now: number): Promise<void> {
    await this.#writer.write([addressOf(user, address, now)]);
  }

  async forgetAddresses(before: number): Promise<void> {
    await this.#writer.write([{ sql: FORGET_ADDRESSES, params: [before] }]);
  }
}

/** Notes where an account acted from, as part of an operation. */
export function addressOf(user: number, address: string, now: number): Statement {
  return { sql: NOTE_ADDRESS, params: [user, address, now] };
}

/** Notes where an account made itself from, as part of the operation that made it. */
export function addressOfNew(name: string, { address }: Pick<Made, 'address'>, now: number): readonly Statement[] {
  return address === null ? [] : [{ sql: NOTE_ADDRESS_OF_NEW, params: [name, address, now] }];
}

/** What happens to the blocks that an account's block makes by itself when it is placed. */
function automatic(user: number, { autoblock }: NewBlock, { ifNone, spread }: Placing): Statement[] {
  if (!autoblock) return ifNone ? [] : [{ sql: END_AUTOMATIC, params: [user] }];
  if (!spread) return [];
  return [...(ifNone ? [] : [{ sql: CHANGE_AUTOMATIC, params: [user, spread.reason] }]), ...spreading(user, spread)];
}

function spreading(user: number, { address, reason, timestamp, expires }: Spread): Statement[] {
  if (address === null) return [];
  return [
    { sql: DELETE_ENDED_AT, params: [address, timestamp] },
    { sql: PROLONG, params: [user, address, timestamp, expires] },
    { sql: SPREAD, params: [user, address, timestamp, expires, reason] },
  ];
}
