import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { batchWriter, type PackedOutcome, unpackOutcome } from './sqlite-batch.ts';
import type { Operation, Result } from './sqlite-operation.ts';
import { StoreError } from './store-error.ts';

interface Pending {
  readonly operation: Operation;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: StoreError) => void;
}

/** Is told of a batch that was committed: how many operations, and the milliseconds that it took. */
export type Committed = (operations: number, milliseconds: number) => void;

/**
 * The one way to write: operations collect while the worker thread commits the batch before, and each is
 * answered only when its batch is on the disk.
 */
export class SqliteWriter {
  readonly #path: string;
  readonly #committed: Committed;
  #worker: Worker | undefined;
  #batch = batchWriter();
  #waiting: Pending[] = [];
  #inFlight: Pending[] = [];
  #scheduled = false;
  #sentAt = 0;
  #closing = false;
  #closed: Promise<void> | undefined;

  /** `committed` is told of every batch, before those who wait for it. */
  constructor(path: string, committed: Committed) {
    this.#path = path;
    this.#committed = committed;
  }

  /** Starts the worker ahead of the first write; a worker that died is started again by the next write. */
  start(): Worker {
    if (this.#worker) return this.#worker;
    const file = import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js';
    // Not the flags of the process: one meant for its main program, such as --input-type, would stop the worker.
    const options = { name: 'store', workerData: { path: this.#path }, execArgv: [] };
    const worker = new Worker(new URL(file, import.meta.url), options);
    let cause: unknown;
    worker.on('message', (outcomes: readonly PackedOutcome[]) => this.#settle(outcomes));
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => this.#lose(cause));
    worker.unref();
    this.#worker = worker;
    this.#batch = batchWriter();
    return worker;
  }

  /** Commits an operation. A rejection means that nothing can be said about it. */
  write(operation: Operation): Promise<Result> {
    if (this.#closing) return Promise.reject(this.#error('the store is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operation, resolve, reject });
      if (this.#scheduled || this.#inFlight.length > 0) return;
      // Requests that arrived in the same turn of the event loop share the batch.
      this.#scheduled = true;
      setImmediate(() => this.#send());
    });
  }

  /** Commits what is queued, then closes the file and ends the worker. */
  close(): Promise<void> {
    this.#closed ??= this.#finish();
    return this.#closed;
  }

  async #finish(): Promise<void> {
    this.#closing = true;
    const worker = this.start();
    const exited = once(worker, 'exit');
    worker.ref();
    if (!this.#scheduled && this.#inFlight.length === 0) this.#send();
    await exited;
  }

  #send(): void {
    this.#scheduled = false;
    const worker = this.start();
    if (this.#waiting.length > 0) {
      this.#inFlight = this.#waiting;
      this.#waiting = [];
      // A write under way keeps the process alive; an idle store does not.
      worker.ref();
      this.#sentAt = performance.now();
      worker.postMessage(this.#batch(this.#inFlight.map(({ operation }) => operation)));
    } else if (this.#closing) worker.postMessage('close');
    else worker.unref();
  }

  #settle(outcomes: readonly PackedOutcome[]): void {
    const settled = this.#inFlight;
    const took = performance.now() - this.#sentAt;
    this.#inFlight = [];
    this.#send();
    this.#committed(settled.length, took);
    settled.forEach(({ resolve, reject }, index) => {
      const packed = outcomes[index];
      const outcome = packed && unpackOutcome(packed);
      if (outcome && 'changes' in outcome) resolve(outcome);
      else reject(this.#error(outcome?.message ?? 'no answer', Object.assign(new Error(outcome?.message), outcome)));
    });
  }

  #lose(cause: unknown): void {
    this.#worker = undefined;
    const lost = [...this.#inFlight, ...this.#waiting];
    this.#inFlight = [];
    this.#waiting = [];
    const error = this.#error('the thread that writes has ended', cause);
    for (const { reject } of lost) reject(error);
  }

  #error(what: string, cause?: unknown): StoreError {
    return new StoreError(`Cannot write to ${this.#path}: ${what}.`, { cause });
  }
}
