import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { temporaryDirectory } from './temporary-directory.ts';

const KILLS = 10;
const child = fileURLToPath(new URL('./crash-child.ts', import.meta.url));

/** Runs the child on a directory, kills it after so many lines, and gives every line that it printed. */
async function runAndKill(directory: string, first: number, lines: number): Promise<readonly string[]> {
  const process = spawn(globalThis.process.execPath, [child, directory, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: string[] = [];
  const exited = once(process, 'exit');
  for await (const line of createInterface({ input: process.stdout })) {
    if (printed.push(line) === lines) process.kill('SIGKILL');
  }
  await exited;
  return printed;
}

test(`kill -9 in the middle of begins and ends loses nothing that was acknowledged (${KILLS} kills)`, async () => {
  const directory = temporaryDirectory();
  for (let kill = 0; kill < KILLS; kill++) {
    const printed = await runAndKill(directory, kill * 1_000_000, 100 + kill * 37);
    const of = (verb: string) =>
      printed.flatMap((line) => (line.startsWith(`${verb} `) ? Number(line.split(' ')[1]) : []));
    const ending = new Set(of('ending'));
    const store = await openSqliteStore({ directory });
    for (const id of of('end')) {
      assert.equal(await store.sessions.get(id), undefined, `session ${id} came back`);
      assert.equal(await store.sessions.device(id), undefined, `device ${id} came back`);
    }
    for (const id of of('begin')) if (!ending.has(id)) assert.ok(await store.sessions.get(id), `session ${id} is lost`);
    assert.ok(of('end').length > 0);
    await store.close();
  }
  const database = new DatabaseSync(join(directory, 'latchkey.sqlite'));
  assert.equal(database.prepare('PRAGMA integrity_check').get()?.integrity_check, 'ok');
  assert.deepEqual(database.prepare('PRAGMA foreign_key_check').all(), []);
  database.close();
});
