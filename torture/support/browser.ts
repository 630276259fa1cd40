import { ask, type Fields, FORM, withQuery } from '../../test/support/ask.ts';
import type { Reply } from '../../test/support/reply.ts';

/** Names and values of cookies. */
export type Jar = ReadonlyMap<string, string>;

/** A client of any Action API that costs little: it keeps cookies by their names and knows nothing else of them. */
export class Browser {
  /** Address of `api.php`. */
  api: string;
  readonly #jar: Map<string, string>;

  constructor(api: string, jar: Jar = new Map()) {
    this.api = api;
    this.#jar = new Map(jar);
  }

  /** The cookies as they are now. */
  get jar(): Jar {
    return new Map(this.#jar);
  }

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get(query: Fields): Promise<Reply> {
    return this.#send(withQuery(this.api, { format: 'json', ...query }), { method: 'GET' });
  }

  post(fields: Fields): Promise<Reply> {
    const body = new URLSearchParams({ format: 'json', ...fields }).toString();
    return this.#send(this.api, { method: 'POST', body });
  }

  async #send(url: string, { method, body }: { readonly method: string; readonly body?: string }): Promise<Reply> {
    const { cookie } = this;
    const headers = { ...(cookie !== '' && { Cookie: cookie }), ...(body !== undefined && { 'Content-Type': FORM }) };
    const reply = await ask(url, { method, headers, ...(body !== undefined && { body }) });
    for (const text of reply.setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      if (/; *Max-Age=0/i.test(text) || value === 'deleted') this.#jar.delete(name);
      else this.#jar.set(name, value);
    }
    return reply;
  }
}

/** Cookies without the one that remembers a device. */
export function withoutToken(jar: Jar): Jar {
  return new Map([...jar].filter(([name]) => !/Token$/.test(name)));
}
