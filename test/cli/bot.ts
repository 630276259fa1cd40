import assert from 'node:assert/strict';
import { CookieJar } from 'tough-cookie';

interface Answer {
  readonly query: {
    readonly tokens: { readonly [name: string]: string };
    readonly userinfo: { readonly name: string };
  };
  readonly login: { readonly result: string };
  readonly error: { readonly code: string };
}

/** A client of the API that keeps its cookies, as a bot does. */
export class Bot {
  readonly api: string;
  readonly #jar: CookieJar;

  constructor(api: string, jar = new CookieJar()) {
    this.api = api;
    this.#jar = jar;
  }

  /** The same client at another address: cookies do not know of ports. */
  at(api: string): Bot {
    return new Bot(api, this.#jar);
  }

  async get(fields: { readonly [name: string]: string }): Promise<Answer> {
    return this.#answer(fetch(`${this.api}?${this.#form(fields)}`, { headers: await this.#cookies() }));
  }

  async post(fields: { readonly [name: string]: string }): Promise<Answer> {
    return this.#answer(fetch(this.api, { method: 'POST', body: this.#form(fields), headers: await this.#cookies() }));
  }

  async token(type: string): Promise<string> {
    return (await this.get({ action: 'query', meta: 'tokens', type })).query.tokens[`${type}token`] ?? '';
  }

  /** Logs in and gives the result. */
  async logIn(name: string, password: string): Promise<string> {
    const token = await this.token('login');
    return (await this.post({ action: 'login', lgname: name, lgpassword: password, lgtoken: token })).login.result;
  }

  /** The name of who is logged in; of an anonymous visitor the address. */
  async name(): Promise<string> {
    return (await this.get({ action: 'query', meta: 'userinfo' })).query.userinfo.name;
  }

  /** The values of its cookies, but for those that are public. */
  async cookieValues(): Promise<readonly string[]> {
    const cookies = await this.#jar.getCookies(this.api);
    return cookies.filter(({ key }) => !/User(?:ID|Name)$/.test(key)).map(({ value }) => value);
  }

  #form(fields: { readonly [name: string]: string }): URLSearchParams {
    return new URLSearchParams({ format: 'json', ...fields });
  }

  async #cookies(): Promise<{ readonly cookie: string }> {
    return { cookie: await this.#jar.getCookieString(this.api) };
  }

  async #answer(answered: Promise<Response>): Promise<Answer> {
    const response = await answered;
    for (const cookie of response.headers.getSetCookie()) await this.#jar.setCookie(cookie, this.api);
    return (await response.json()) as Answer;
  }
}

/** A bot that has logged in. */
export async function loggedIn(api: string, name: string, password: string): Promise<Bot> {
  const bot = new Bot(api);
  assert.equal(await bot.logIn(name, password), 'Success');
  return bot;
}
