interface Gate {
  readonly arrived: PromiseWithResolvers<void>;
  readonly open: PromiseWithResolvers<void>;
  waits: boolean;
}

/** Stops calls between what they have read and what they write, each at a gate of its own. */
export class Gates {
  readonly #gates = new Map<number, Gate>();

  /** From now on the call with this key is held. */
  shut(key: number): void {
    this.#gates.set(key, { arrived: Promise.withResolvers(), open: Promise.withResolvers(), waits: false });
  }

  /** Where a call passes, or waits if its gate is shut. */
  async pass(key: number): Promise<void> {
    const gate = this.#gates.get(key);
    if (!gate) return;
    gate.waits = true;
    gate.arrived.resolve();
    await gate.open.promise;
  }

  /** Resolves when the call has come to its gate. */
  async arrival(key: number): Promise<void> {
    await this.#gates.get(key)?.arrived.promise;
  }

  /** Whether a call stands at the gate now. */
  holds(key: number): boolean {
    return this.#gates.get(key)?.waits === true;
  }

  release(key: number): void {
    this.#gates.get(key)?.open.resolve();
    this.#gates.delete(key);
  }
}
