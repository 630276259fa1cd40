import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createServer, type Server } from '../../src/server.ts';
import type { Settings } from '../../src/settings.ts';
import { addAccounts, cheaply } from '../../test/support/accounts.ts';
import { scratch } from './scratch.ts';

/** A server on a SQLite folder whose clock stands until it is moved, and that can be started again on what it left. */
export class Restartable implements AsyncDisposable {
  readonly #folder = scratch();
  readonly #settings: Partial<Settings>;
  readonly #faults: string[] = [];
  #server: Server | undefined;
  #api = '';
  #now = Date.now();

  constructor(settings: Partial<Settings> = {}) {
    this.#settings = { passwordAttemptThrottle: [], ...settings };
  }

  get api(): string {
    return this.#api;
  }

  get now(): number {
    return this.#now;
  }

  get server(): Server {
    assert.ok(this.#server, 'not started');
    return this.#server;
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }

  async start(): Promise<void> {
    const quiet = () => {};
    const error = (about: object, event: string) => this.#faults.push(`${event}: ${JSON.stringify(about)}`);
    const isFirst = this.#server === undefined;
    const data = join(this.#folder.path, 'data');
    const log = { info: quiet, warn: quiet, error };
    this.#server = await createServer({ data, port: 0, clock: () => this.#now, log, wiki: this.#settings });
    if (isFirst) await addAccounts(this.#server.store, this.#server.hasher);
    else cheaply(this.#server.hasher);
    this.#api = await this.#server.listen();
  }

  /** Ends the server in order and starts another on the same folder. A little later, as in life. */
  async restart(): Promise<void> {
    await this.server.close();
    this.advance(1000);
    await this.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.close();
    this.#folder[Symbol.dispose]();
    assert.deepEqual(this.#faults, []);
  }
}
