/** How much may be held side by side: requests that are answered, or bytes of their bodies. */
export class Room {
  readonly #most: number;
  #inside = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** What is being held. */
  get inside(): number {
    return this.#inside;
  }

  /** Takes places; says whether there were so many. Who has some must leave. */
  enter(places = 1): boolean {
    if (this.#inside + places > this.#most) return false;
    this.#inside += places;
    return true;
  }

  leave(places = 1): void {
    this.#inside -= places;
  }
}
