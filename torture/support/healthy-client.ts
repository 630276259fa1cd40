import { botLogin, whoami } from '../../test/support/flows.ts';
import { Browser } from './browser.ts';
import { quantile } from './statistics.ts';

/** Somebody who goes on with their work: asks again and again, and measures how long that takes. */
export class HealthyClient {
  readonly #browser: Browser;
  #milliseconds: number[] = [];
  #failed = 0;
  #stopped = false;
  #done: Promise<void> = Promise.resolve();

  constructor(api: string) {
    this.#browser = new Browser(api);
  }

  async start(): Promise<void> {
    await botLogin(this.#browser);
    this.#done = this.#work();
  }

  /** What has been seen since the last time. */
  take(): { readonly requests: number; readonly failed: number; readonly p99: number } {
    const seen = { requests: this.#milliseconds.length, failed: this.#failed, p99: quantile(this.#milliseconds, 0.99) };
    this.#milliseconds = [];
    this.#failed = 0;
    return seen;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#done;
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      const began = performance.now();
      const name = await whoami(this.#browser).catch(() => null);
      this.#milliseconds.push(performance.now() - began);
      if (name === null) this.#failed += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}
