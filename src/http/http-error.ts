type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request that cannot be understood as one: answered in plain text, outside the API. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  /** Told beside the text. */
  readonly headers: HeaderList;

  constructor(status: number, message: string, options: ErrorOptions & { readonly headers?: HeaderList } = {}) {
    super(message, options);
    this.status = status;
    this.headers = options.headers ?? [];
  }
}
