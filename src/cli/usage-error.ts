/** A command that was given wrongly: one line that names the thing, the value and what to do. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
