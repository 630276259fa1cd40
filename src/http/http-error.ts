import type { Message } from '../i18n/message.ts';
import { inEnglish } from '../i18n/texts.ts';

type HeaderList = readonly (readonly [name: string, value: string])[];

interface HttpErrorOptions extends ErrorOptions {
  readonly headers?: HeaderList;
  readonly unread?: boolean;
}

/** A request that cannot be understood as one: answered in plain text, outside the API. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly status: number;
  readonly said: Message;
  /** Told beside the text. */
  readonly headers: HeaderList;
  /** The rest of its body has not been read, and will not be. */
  readonly unread: boolean;

  constructor(status: number, said: Message, options: HttpErrorOptions = {}) {
    super(inEnglish(said), options);
    this.status = status;
    this.said = said;
    this.headers = options.headers ?? [];
    this.unread = options.unread ?? false;
  }
}
