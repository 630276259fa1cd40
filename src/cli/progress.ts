import type { Io } from './io.ts';

const WIDTH = 30;
/** Lines that a log gets of the whole. */
const LINES = 10;

/** Tells how far something has come: a bar that grows where a person reads, else a line for each tenth. */
export class Progress {
  readonly #io: Io;
  readonly #what: string;
  readonly #all: number;
  readonly #start = performance.now();
  #told = 0;

  constructor(io: Io, what: string, all: number) {
    this.#io = io;
    this.#what = what;
    this.#all = all;
  }

  tell(done: number): void {
    const share = this.#all === 0 ? 1 : done / this.#all;
    const count = `${done.toLocaleString('en')} of ${this.#all.toLocaleString('en')} ${this.#what}`;
    if (this.#io.stderrIsTTY) {
      const full = Math.floor(share * WIDTH);
      const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
      this.#io.draw(`${bar} ${Math.floor(share * 100)} %  ${count}${this.#left(share)}`);
    } else if (Math.floor(share * LINES) > this.#told) {
      this.#told = Math.floor(share * LINES);
      this.#io.warn(`${count} (${Math.floor(share * 100)} %)`);
    }
  }

  /** What comes after it stands on a line of its own. */
  end(): void {
    if (this.#io.stderrIsTTY) this.#io.warn('');
  }

  #left(share: number): string {
    if (share === 0 || share === 1) return '';
    const seconds = Math.ceil(((performance.now() - this.#start) / 1000) * (1 / share - 1));
    return seconds < 120 ? `, ${seconds} s left` : `, ${Math.ceil(seconds / 60)} min left`;
  }
}
