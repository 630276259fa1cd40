import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { secretHash, writeSessionCookie } from '../src/session/cookie-value.ts';
import { withDefaults } from '../src/settings.ts';

/** Handles of sessions lie as far apart as if one had begun every two milliseconds. */
const APART = 8192;
const { cookiePrefix } = withDefaults({});

/**
 * Puts sessions into a store that nobody has open, each a copy of the one that is there with a handle and a secret hash of
 * its own; they are spread over some accounts. Gives the cookies of some of them, spread over all.
 */
export function prefill(
  directory: string,
  { sessions, accounts, cookies }: { readonly sessions: number; readonly accounts: number; readonly cookies: number },
): string[] {
  const database = new DatabaseSync(join(directory, 'latchkey.sqlite'));
  try {
    const columns = database.prepare("SELECT name FROM pragma_table_info('session')").all() as { name: string }[];
    const names = columns.map(({ name }) => name);
    const { oldest } = database.prepare('SELECT min(id) AS oldest FROM session').get() as { oldest: number };
    const copied: { [name: string]: string } = {
      id: `model.id - n * ${APART}`,
      secret_hash: 'randomblob(32)',
      user: `1 + n % ${accounts}`,
    };
    database
      .prepare(
        `WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ?)
        INSERT INTO session (${names.join(', ')})
        SELECT ${names.map((name) => copied[name] ?? `model.${name}`).join(', ')}
        FROM series, (SELECT * FROM session ORDER BY id LIMIT 1) AS model ORDER BY 1`,
      )
      .run(sessions);
    const own = database.prepare('UPDATE session SET secret_hash = ? WHERE id = ?');
    database.exec('BEGIN');
    const given = Array.from({ length: cookies }, (_, index) => {
      const id = oldest - Math.ceil(((index + 1) * sessions) / cookies) * APART;
      const secret = randomBytes(20);
      own.run(secretHash(secret), id);
      return `${cookiePrefix}_BPsession=${writeSessionCookie({ id, secret })}`;
    });
    database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
    return given;
  } finally {
    database.close();
  }
}
