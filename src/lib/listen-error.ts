/** Why a server could not listen: one line that names the address and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}
