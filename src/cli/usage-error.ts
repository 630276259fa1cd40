/** Something that the operator can put right: one line that names the thing, the value and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
