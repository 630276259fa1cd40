/** What an operator must know when the store cannot be opened or written: one line that names the path, what is wrong and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
