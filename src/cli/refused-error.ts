/** A command that was given rightly and cannot be done: one line that says why and what to do. Exit code 1. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}
