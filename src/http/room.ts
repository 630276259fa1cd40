/** How many requests may be answered side by side. */
export class Room {
  readonly #most: number;
  #inside = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Requests that are being answered. */
  get inside(): number {
    return this.#inside;
  }

  /** Takes a place; says whether there was one. Who has one must leave. */
  enter(): boolean {
    if (this.#inside >= this.#most) return false;
    this.#inside += 1;
    return true;
  }

  leave(): void {
    this.#inside -= 1;
  }
}
