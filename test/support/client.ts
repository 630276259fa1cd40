import assert from 'node:assert/strict';
import { CookieJar } from 'tough-cookie';
import { ask, type Fields, FORM, withQuery } from './ask.ts';
import type { Reply } from './reply.ts';
import type { Vault } from './vault.ts';

/** How a client is set up. */
export interface ClientOptions {
  readonly formatversion?: '1' | '2';
  readonly headers?: { readonly [name: string]: string };
  readonly jar?: CookieJar;
}

/** Names and values of cookies. */
export type Cookies = Readonly<Record<string, string>>;

const NO_SECRETS = /(?:UserID|UserName)$/;

/** A client of the API that keeps cookies as a browser does. */
export class Client {
  readonly jar: CookieJar;
  readonly api: string;
  readonly #options: ClientOptions;
  readonly #vault: Vault;

  constructor(api: string, vault: Vault, options: ClientOptions = {}) {
    this.api = api;
    this.jar =
      options.jar ??
      new CookieJar(undefined, { prefixSecurity: 'strict', allowSecureOnLocal: false, looseMode: false });
    this.#options = options;
    this.#vault = vault;
  }

  get(query: Fields, headers: Fields = {}): Promise<Reply> {
    return this.send('GET', query, undefined, headers);
  }

  post(fields: Fields, headers: Fields = {}): Promise<Reply> {
    return this.send('POST', {}, fields, headers);
  }

  /** Sends any request with the cookies of the jar, and keeps what the answer says of them. */
  async send(method: string, query: Fields, body?: Fields, headers: Fields = {}): Promise<Reply> {
    const { formatversion = '1' } = this.#options;
    const url = withQuery(this.api, { format: 'json', formatversion, ...query });
    const cookie = await this.jar.getCookieString(this.api, { sameSiteContext: 'strict' });
    for (const [name, value] of Object.entries(body ?? {})) if (/password$/.test(name)) this.#vault.keep(value);
    const reply = await ask(url, {
      method,
      headers: {
        ...(cookie !== '' && { Cookie: cookie }),
        ...(body && { 'Content-Type': FORM }),
        ...this.#options.headers,
        ...headers,
      },
      ...(body && { body: new URLSearchParams(body).toString() }),
    });
    for (const text of reply.setCookies) {
      const kept = await this.jar.setCookie(text, this.api, { sameSiteContext: 'strict' });
      if (kept && !NO_SECRETS.test(kept.key)) this.#vault.keep(kept.value);
    }
    this.#vault.keepTokens(reply.text.replaceAll('\\\\', '\\'));
    this.#vault.assertNotInBody(reply.text);
    assert.ok(reply.status < 500, `${reply.status} ${reply.text}`);
    return reply;
  }

  /** The cookies that the next request would carry. */
  async cookies(): Promise<Cookies> {
    const cookies = await this.jar.getCookies(this.api, { sameSiteContext: 'strict' });
    return Object.fromEntries(cookies.map(({ key, value }) => [key, value]));
  }

  /** Puts a cookie into the jar, as a script or an attacker could. */
  async plant(cookies: Cookies): Promise<void> {
    for (const [name, value] of Object.entries(cookies))
      await this.jar.setCookie(`${name}=${value}; Path=/`, this.api, { sameSiteContext: 'strict' });
  }

  /** Another client with only these cookies. */
  async withCookies(cookies: Cookies): Promise<Client> {
    const { jar, ...options } = this.#options;
    const other = new Client(this.api, this.#vault, options);
    await other.plant(cookies);
    return other;
  }
}
