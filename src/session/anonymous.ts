import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { sameSecret } from '../lib/constant-time.ts';
import type { Random } from '../lib/random.ts';

/** Types of token that start a session of nobody: what it was born for. */
export type BirthToken = 'login' | 'createaccount';

/**
 * A session of nobody in particular: what a login token needs and nothing else. It has no row: the cookie is the session,
 * signed. It cannot be renewed: its time runs from its birth.
 */
export interface AnonymousSession {
  /** Random, and known to nobody but the client: its tokens derive from it. */
  readonly id: Buffer;
  /** Milliseconds since 1970. */
  readonly born: number;
  readonly bornFor: ReadonlySet<BirthToken>;
}

const ID_SIZE = 16;
const BODY_SIZE = ID_SIZE + 5;
/** How many are remembered at most: those after that could only be sent again as what they are, nobody's. */
const MOST_SPENT = 100_000;
const BITS: { readonly [type in BirthToken]: number } = { login: 1, createaccount: 2 };

/** Makes, writes and reads the signed sessions of anonymous visitors. */
export class AnonymousSessions {
  readonly #key: KeyObject;
  readonly #random: Random;
  /** Ids of sessions that became those of an account, and until when they could be sent again. */
  readonly #spent = new Map<string, number>();

  constructor(key: Buffer, random: Random) {
    this.#key = createSecretKey(key);
    this.#random = random;
  }

  make(now: number): AnonymousSession {
    return { id: Buffer.from(this.#random(ID_SIZE)), born: now, bornFor: new Set() };
  }

  /** The cookie that is the session, born for these types of token. */
  write(session: AnonymousSession, bornFor: readonly BirthToken[]): string {
    const body = Buffer.alloc(BODY_SIZE);
    session.id.copy(body);
    body.writeUInt32BE(Math.floor(session.born / 1000), ID_SIZE);
    for (const type of bornFor) body[ID_SIZE + 4] = (body[ID_SIZE + 4] ?? 0) | BITS[type];
    return `a${Buffer.concat([body, this.#sign(body)]).toString('base64url')}`;
  }

  /** The session that a cookie is, if we signed it. */
  read(cookie: string): AnonymousSession | undefined {
    if (!/^a[A-Za-z0-9_-]{71}$/.test(cookie)) return undefined;
    const bytes = Buffer.from(cookie.slice(1), 'base64url');
    const body = bytes.subarray(0, BODY_SIZE);
    if (!sameSecret(bytes.subarray(BODY_SIZE), this.#sign(body))) return undefined;
    const id = body.subarray(0, ID_SIZE);
    const bits = body[ID_SIZE + 4] ?? 0;
    const bornFor = (Object.keys(BITS) as BirthToken[]).filter((type) => bits & BITS[type]);
    return { id, born: body.readUInt32BE(ID_SIZE) * 1000, bornFor: new Set(bornFor) };
  }

  /** A login took its place: it counts for nothing from now on, for as long as it could be sent (milliseconds since 1970). */
  spend({ id }: AnonymousSession, now: number, until: number): void {
    for (const [spent, last] of this.#spent) {
      if (last > now && this.#spent.size < MOST_SPENT) break;
      this.#spent.delete(spent);
    }
    this.#spent.set(id.toString('base64'), until);
  }

  isSpent({ id }: AnonymousSession): boolean {
    return this.#spent.has(id.toString('base64'));
  }

  #sign(data: Buffer): Buffer {
    const mac = createHmac('sha256', this.#key).update('cookie\0').update(data);
    // By way of text: memory of its own for each takes as long as the hash.
    return Buffer.from(mac.digest('latin1'), 'latin1');
  }
}
