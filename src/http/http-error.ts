/** A request that cannot be understood as one: answered in plain text, outside the API. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  /** Told in a header to clients of the API. */
  readonly code: string | undefined;

  constructor(status: number, message: string, options?: ErrorOptions & { readonly code?: string | undefined }) {
    super(message, options);
    this.status = status;
    this.code = options?.code;
  }
}
