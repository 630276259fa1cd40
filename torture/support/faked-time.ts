import { globSync, writeFileSync } from 'node:fs';
import { NotHere } from '../figure.ts';

const LIBRARY = '/usr/lib/*/faketime/libfaketimeMT.so.1';

/** A system clock that one process sees and that can be moved while it runs, by libfaketime. */
export class FakedTime {
  /** What the process must find in its environment. */
  readonly env: { readonly [name: string]: string };
  readonly #file: string;

  constructor(file: string) {
    const [library] = globSync(LIBRARY);
    if (library === undefined) throw new NotHere('libfaketime is not installed (Debian: faketime).');
    this.#file = file;
    this.set('+0');
    // Its timers must go on as they do.
    const still = { FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' };
    this.env = { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', ...still };
  }

  /** Moves the clock by this against the true time: `+30d`, `-1d`, `+0`. */
  set(offset: string): void {
    writeFileSync(this.#file, offset);
  }
}
