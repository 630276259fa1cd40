import type { MessageStore } from './messages.ts';

/** Who has messages, in a set. */
export class MemoryMessages implements MessageStore {
  readonly #waiting = new Set<number | string>();

  async has(reader: number | string): Promise<boolean> {
    return this.#waiting.has(reader);
  }

  async read(reader: number | string): Promise<void> {
    this.#waiting.delete(reader);
  }

  /** Tells somebody, for the verb that must do so in the same step. */
  tell(reader: number | string): void {
    this.#waiting.add(reader);
  }

  /** An account is erased. */
  forget(user: number): void {
    this.#waiting.delete(user);
  }
}
