import assert from 'node:assert/strict';
import { CookieJar } from 'tough-cookie';
import { ask, type Fields, FORM } from './ask.ts';
import type { Reply } from './reply.ts';
import type { TestWiki } from './wiki.ts';

/** Somebody with a browser that has no scripts: reads pages, and sends their forms as they stand there. */
export class Visitor {
  readonly jar = new CookieJar();
  readonly origin: string;
  readonly #vault: TestWiki['vault'];

  constructor({ api, vault }: Pick<TestWiki, 'api' | 'vault'>) {
    this.origin = new URL(api).origin;
    this.#vault = vault;
  }

  get(path: string, headers: Fields = {}): Promise<Reply> {
    return this.send('GET', path, undefined, headers);
  }

  /** Sends a form with these fields and no others. */
  post(path: string, fields: Fields, headers: Fields = {}): Promise<Reply> {
    return this.send('POST', path, fields, headers);
  }

  /** Opens a page and sends its form, with what it carries unseen and what is filled in. */
  async fillIn(path: string, fields: Fields): Promise<Reply> {
    return this.answer(await this.get(path), fields);
  }

  /** Sends the form of a page that was answered. */
  answer(page: Reply, fields: Fields): Promise<Reply> {
    const { action, hidden } = formOf(page);
    return this.post(action, { ...hidden, ...fields });
  }

  async send(method: string, path: string, body: Fields | undefined, headers: Fields): Promise<Reply> {
    const url = this.origin + path;
    const cookie = await this.jar.getCookieString(url);
    for (const [name, value] of Object.entries(body ?? {})) if (/password$/i.test(name)) this.#vault.keep(value);
    const reply = await ask(url, {
      method,
      headers: { ...(cookie !== '' && { Cookie: cookie }), ...(body && { 'Content-Type': FORM }), ...headers },
      ...(body && { body: new URLSearchParams(body).toString() }),
    });
    for (const text of reply.setCookies) {
      const kept = await this.jar.setCookie(text, url);
      if (kept && !/(?:UserID|UserName)$/.test(kept.key)) this.#vault.keep(kept.value);
    }
    this.#vault.keepTokens(reply.text);
    this.#vault.assertNotInBody(reply.text);
    assert.ok(reply.status < 500, `${reply.status} ${reply.text}`);
    return reply;
  }

  async cookie(name: string): Promise<string | undefined> {
    const cookies = await this.jar.getCookies(this.origin);
    return cookies.find(({ key }) => key === name)?.value;
  }
}

/** Where the form of a page goes, and what it carries unseen. */
export function formOf({ text }: Reply): { readonly action: string; readonly hidden: Fields } {
  const action = /<form [^>]*action="([^"]*)"/.exec(text)?.[1] ?? assert.fail(`no form in ${text}`);
  const hidden = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return {
    action: unescaped(action),
    hidden: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, unescaped(value)])),
  };
}

/** What a page says is wrong. */
export function errorOn({ text }: Reply): string {
  return (
    /role="alert">.*?<div class="cdx-message__content">(.*?)<\/div>/.exec(text)?.[1]?.replaceAll(/<[^>]*>/g, '') ?? ''
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#039;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
