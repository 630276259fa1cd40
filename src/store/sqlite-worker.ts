import { parentPort, workerData } from 'node:worker_threads';
import { failure, groupCommit, type WriteConnection } from './group-commit.ts';
import { connectToWrite } from './sqlite-connect.ts';
import type { Operation, Outcome } from './sqlite-operation.ts';

const { path } = workerData as { readonly path: string };
let connection: WriteConnection | undefined;

function connect(): WriteConnection {
  connection ??= { database: connectToWrite(path), prepared: new Map() };
  return connection;
}

function run(batch: readonly Operation[]): readonly Outcome[] {
  try {
    return groupCommit(connect(), batch);
  } catch (error) {
    return batch.map(() => failure(error));
  }
}

parentPort?.on('message', (batch: readonly Operation[] | 'close') => {
  if (batch !== 'close') return parentPort?.postMessage(run(batch));
  connection?.database.close();
  parentPort?.close();
});

try {
  connect();
} catch {
  // The first write tries again, and has somebody to tell.
}
