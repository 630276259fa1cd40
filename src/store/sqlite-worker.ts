import { parentPort, workerData } from 'node:worker_threads';
import { failure, groupCommit, isBusy, type WriteConnection } from './group-commit.ts';
import { type Batch, batchReader, packOutcome } from './sqlite-batch.ts';
import { BUSY_TIMEOUT, connectToWrite } from './sqlite-connect.ts';
import type { Operation, Outcome } from './sqlite-operation.ts';

const { path } = workerData as { readonly path: string };
let connection: WriteConnection | undefined;

/**
 * How long a batch waits for another process once a batch has waited in vain, in milliseconds: who came meanwhile has waited
 * as long already. The first that gets through ends that.
 */
const STILL_BUSY = 50;
let timeout = BUSY_TIMEOUT;

function connect(): WriteConnection {
  connection ??= { database: connectToWrite(path), prepared: new Map() };
  return connection;
}

const read = batchReader();

function run(batch: readonly Operation[]): readonly Outcome[] {
  try {
    const outcomes = groupCommit(connect(), batch);
    waitFor(outcomes.some((outcome) => 'errcode' in outcome && isBusy(outcome)) ? STILL_BUSY : BUSY_TIMEOUT);
    return outcomes;
  } catch (error) {
    return batch.map(() => failure(error));
  }
}

function waitFor(milliseconds: number): void {
  if (milliseconds === timeout) return;
  connect().database.exec(`PRAGMA busy_timeout = ${milliseconds}`);
  timeout = milliseconds;
}

parentPort?.on('message', (message: Batch | 'close') => {
  if (message !== 'close') return parentPort?.postMessage(run(read(message)).map(packOutcome));
  connection?.database.close();
  parentPort?.close();
});

try {
  connect();
} catch {
  // The first write tries again, and has somebody to tell.
}
