import { extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Job, JobResult } from './job.ts';

/** More passwords wait to be hashed than may wait: try again later. */
export class HasherBusyError extends Error {
  readonly code = 'hasher-busy';
}

/** Milliseconds: more than a hash of MediaWiki's usual formats takes where little else is done. */
const STEP = 100;

interface Waiting {
  readonly resolve: (result: JobResult) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Hashes passwords one after another in a thread of its own, so that neither requests nor the file system wait for it.
 * The thread starts at first use and does not keep the process alive while it is idle.
 */
export class PasswordHasher {
  readonly #maxWaiting: number;
  readonly #pause: (milliseconds: number) => Promise<void>;
  readonly #jobs = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastId = 0;
  #closed = false;

  constructor(maxWaiting = 100, pause: (milliseconds: number) => Promise<void> = wait) {
    this.#maxWaiting = maxWaiting;
    this.#pause = pause;
  }

  /**
   * Whether a password is the one of a stored hash; an empty hash costs the same work and is never right. No comes at the end
   * of a whole step of time: hashes that came from elsewhere cost less work than new ones, or more.
   */
  async verify(stored: string, password: string): Promise<boolean> {
    const begun = performance.now();
    const result = await this.#run({ id: ++this.#lastId, verify: stored, password });
    const right = 'right' in result && result.right;
    if (!right) await this.#pause(STEP - ((performance.now() - begun) % STEP));
    return right;
  }

  /** The hash to store for a new password. */
  async hash(password: string): Promise<string> {
    const result = await this.#run({ id: ++this.#lastId, hash: true, password });
    if ('hash' in result) return result.hash;
    throw new Error('The password could not be hashed', { cause: result });
  }

  /** Stops the thread; what still waits for it is rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #run(job: Job): Promise<JobResult> {
    if (this.#closed) throw new Error('The password hasher is closed');
    if (this.#jobs.size > this.#maxWaiting) throw new HasherBusyError('Too many passwords wait to be hashed');
    this.#worker ??= this.#start();
    const worker = this.#worker;
    worker.ref();
    return new Promise((resolve, reject) => {
      this.#jobs.set(job.id, { resolve, reject });
      worker.postMessage(job);
    });
  }

  #start(): Worker {
    const file = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
    // Options that the process was started with (--input-type, --test) are not for this thread.
    const worker = new Worker(file, { execArgv: [] });
    worker.on('message', (result: JobResult) => {
      this.#jobs.get(result.id)?.resolve(result);
      this.#jobs.delete(result.id);
      if (this.#jobs.size === 0) worker.unref();
    });
    worker.on('error', (cause) => this.#stopped(worker, new Error('The password thread failed', { cause })));
    worker.on('exit', () => this.#stopped(worker, new Error('The password thread ended')));
    return worker;
  }

  /** Rejects what waits; the next password starts another thread. */
  #stopped(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#jobs.values()) reject(error);
    this.#jobs.clear();
  }
}
