/** What an operator must know when the store cannot be opened or written: one line that names the path, what is wrong and what to do. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
}

/** What was to begin has a handle that there is already: another process has just given it. To be tried with another one. */
export class TakenHandle extends StoreError {
  override readonly name = 'TakenHandle';
}
