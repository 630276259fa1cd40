import { Agent, request } from 'node:http';
import type { Actor, Asked, Field } from './generate.ts';
import type { People } from './people.ts';

/** An answer, as far as it is compared. */
export interface Told {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  /** Names of the session cookies that are set or deleted, without the wiki's prefix. */
  readonly cookies: readonly string[];
  readonly body: string;
}

/** One of the two servers, asked by four people with a session each. */
export class Peer {
  readonly #api: URL;
  readonly #people: People;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #jars = new Map<Actor, Map<string, string>>();
  readonly #tokens = new Map<Actor, ReadonlyMap<string, string>>();
  /** What it was told that names stand for. */
  readonly #learned = new Map<string, string>();
  /** What was learned from answers: the newest revisions that requests made, and when, as `rev0`, `rev1` …, `time0` …  */
  readonly #made: { readonly revision: string; readonly time: string }[] = [];

  constructor(api: string, people: People) {
    this.#api = new URL(api);
    this.#people = people;
  }

  /** Makes the actor's session anew: what a request did to it does not matter to the next. */
  async refresh(actor: Actor): Promise<void> {
    this.#jars.set(actor, new Map());
    const login = this.#people.logins[actor];
    if (login) {
      const { logintoken = '' } = await this.#tokensOf(actor);
      const fields = {
        action: 'login',
        format: 'json',
        lgname: login.name,
        lgpassword: login.password,
        lgtoken: logintoken,
      };
      const { body } = await this.#send(actor, 'POST', [], Object.entries(fields), {});
      if (!body.includes('"Success"')) throw new Error(`${this.#api}: ${actor} cannot log in: ${body}`);
    }
    this.#tokens.set(actor, new Map(Object.entries(await this.#tokensOf(actor))));
  }

  /** Sends a request with the actor's cookies and tokens. */
  async ask({ actor, method, query, body, headers }: Asked): Promise<Told> {
    const filled = (fields: readonly Field[]) => fields.map(([name, value]): Field => [name, this.#fill(actor, value)]);
    const told = await this.#send(actor, method, filled(query), filled(body), headers);
    const [, revision] = /"newrevid":(\d+)/.exec(told.body) ?? [];
    const [, time = ''] = /"newtimestamp":"([^"]+)"/.exec(told.body) ?? [];
    if (revision !== undefined) this.#made.unshift({ revision, time });
    return told;
  }

  /** From now on `{name}` in a request stands for this. */
  learn(name: string, value: string): void {
    this.#learned.set(name, value);
  }

  close(): void {
    this.#agent.destroy();
  }

  #fill(actor: Actor, value: string): string {
    const { names } = this.#people;
    const tokens = this.#tokens.get(actor);
    return value.replace(
      /\{(\w+)\}/g,
      (whole, name: string) =>
        names.get(name) ?? tokens?.get(`${name}token`) ?? this.#learned.get(name) ?? this.#newest(name) ?? whole,
    );
  }

  #newest(name: string): string | undefined {
    const [, kind, place] = /^(rev|time)(\d)$/.exec(name) ?? [];
    const made = this.#made[Number(place)];
    return kind === 'rev' ? made?.revision : made?.time;
  }

  async #tokensOf(actor: Actor): Promise<{ readonly [name: string]: string }> {
    const query: Field[] = [
      ['action', 'query'],
      ['meta', 'tokens'],
      ['type', '*'],
      ['format', 'json'],
    ];
    const { body } = await this.#send(actor, 'GET', query, [], {});
    return (JSON.parse(body) as { query: { tokens: { [name: string]: string } } }).query.tokens;
  }

  #send(actor: Actor, method: string, query: readonly Field[], fields: readonly Field[], extra: object): Promise<Told> {
    const jar = this.#jars.get(actor) ?? new Map<string, string>();
    const form = method === 'POST' ? encode(fields) : undefined;
    const headers = {
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(form !== undefined && {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(form),
      }),
      ...extra,
    };
    const search = encode(query);
    return new Promise((resolve, reject) => {
      const { hostname, port, pathname } = this.#api;
      const sent = request(
        {
          hostname,
          port,
          path: `${pathname}?${search}`,
          method,
          headers,
          agent: this.#agent,
          localAddress: this.#people.from,
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const cookies = response.headers['set-cookie'] ?? [];
            keep(jar, cookies);
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers as { [name: string]: string },
              cookies: cookies
                .map(nameOf)
                .filter((name) => name !== '')
                .sort(),
              body: Buffer.concat(chunks).toString('utf8'),
            });
          });
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // A server may close a connection that waits at the moment that it is used again: it has not read the request.
        const isTooLate = sent.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
        if (isTooLate) this.#send(actor, method, query, fields, extra).then(resolve, reject);
        else reject(error);
      });
      sent.end(form);
    });
  }
}

function encode(fields: readonly Field[]): string {
  return fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}

function keep(jar: Map<string, string>, cookies: readonly string[]): void {
  for (const cookie of cookies) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === 'deleted') jar.delete(name);
    else jar.set(name, value);
  }
}

/** A session cookie's name and what happens to it; nothing for the cookies of a database cluster. */
function nameOf(cookie: string): string {
  const [, name, value] = /(_session|UserID|UserName|Token|_BPsession)=([^;]*)/.exec(cookie) ?? [];
  return name === undefined ? '' : `${name}${value === 'deleted' ? ' deleted' : ''}`;
}
