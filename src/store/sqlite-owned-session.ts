import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { OwnedSession } from './sessions.ts';
import {
  ACCOUNT_COLUMNS,
  type AccountColumns,
  accountOf,
  BOT_COLUMNS,
  type BotPasswordColumns,
  botPasswordOf,
  JOIN_BLOCK,
} from './sqlite-account-rows.ts';
import { prepareRead } from './sqlite-connect.ts';
import { knownOf, READ_COLUMNS, type ReadColumns, SESSION_WIDTH } from './sqlite-session-rows.ts';

/** One statement: that takes less than half of what three take. */
const SELECT = `SELECT ${READ_COLUMNS}, ${BOT_COLUMNS}, ${ACCOUNT_COLUMNS}
  FROM session JOIN account AS a ON a.id = session.user AND a.generation = session.account_generation ${JOIN_BLOCK}
    LEFT JOIN bot_password AS b ON b.user = session.user AND b.app = session.app
  WHERE session.id = ?`;
const BOT_AT = SESSION_WIDTH + 1;
const ACCOUNT_AT = BOT_AT + BOT_COLUMNS.split(',').length;

/** Reads a session with what it is judged by. */
export class OwnedSessionReader {
  readonly #one: StatementSync;

  constructor(reader: DatabaseSync) {
    this.#one = prepareRead(reader, SELECT);
  }

  read(id: number): OwnedSession | undefined {
    const columns = this.#one.get(id) as readonly [...ReadColumns, ...unknown[]] | undefined;
    if (columns === undefined) return undefined;
    const bot = columns.slice(BOT_AT, ACCOUNT_AT) as unknown as BotPasswordColumns;
    return {
      row: knownOf(columns),
      account: accountOf(columns.slice(ACCOUNT_AT) as unknown as AccountColumns),
      bot: bot[0] === null ? undefined : botPasswordOf(bot),
    };
  }
}
