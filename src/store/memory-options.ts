import type { OptionStore } from './options.ts';

/** Preferences in maps. */
export class MemoryOptions implements OptionStore {
  readonly #options = new Map<number, ReadonlyMap<string, string>>();

  async get(user: number): Promise<ReadonlyMap<string, string>> {
    return this.#options.get(user) ?? new Map();
  }

  async change(user: number, changes: ReadonlyMap<string, string | null>): Promise<void> {
    const options = new Map(this.#options.get(user));
    for (const [name, value] of changes) {
      if (value === null) options.delete(name);
      else options.set(name, value);
    }
    this.#options.set(user, options);
  }

  /** Drops what an account that is erased has set. */
  forget(user: number): void {
    this.#options.delete(user);
  }
}
