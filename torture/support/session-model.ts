import assert from 'node:assert/strict';
import { withDefaults } from '../../src/settings.ts';
import { ALICE, type TestAccount, ZOE } from '../../test/support/accounts.ts';
import { whoami } from '../../test/support/flows.ts';
import { Browser, type Jar, withoutToken } from './browser.ts';
import type { Restartable } from './restartable.ts';

const { sessionExpirySeconds, sessionMaxAgeDays, extendedLoginCookieExpirationDays } = withDefaults({});
const IDLE = sessionExpirySeconds * 1000;
const DAY = 86_400_000;

/** A login, as the model knows it. */
export interface Login {
  readonly account: TestAccount;
  readonly kind: 'main' | 'bot';
  readonly browser: Browser;
  /** Every jar that it ever had. */
  readonly jars: Jar[];
  /** Its session lives, unless it has expired. */
  alive: boolean;
  created: number;
  seen: number;
  /** When its owner proved who they are; null: its session came back from the device. */
  authenticated: number | null;
  /** When its device was made remembered; null: it has none, or no more. */
  device: number | null;
}

/** What must be true of every login, by nothing but the rules of ARCHITECTURE.md and the settings. */
export class SessionModel {
  readonly #server: Restartable;
  #logins: Login[] = [];
  /** Jars of what has ended, to be tried again. */
  readonly #dead: Jar[] = [];
  #steps = 0;

  constructor(server: Restartable) {
    this.#server = server;
  }

  get server(): Restartable {
    return this.#server;
  }

  get logins(): readonly Login[] {
    return this.#logins;
  }

  get steps(): number {
    return this.#steps;
  }

  /** A login, by a number that picks it. */
  pick(index: number): Login | undefined {
    return this.#logins[index % Math.max(1, this.#logins.length)];
  }

  began(account: TestAccount, kind: Login['kind'], browser: Browser, remembered: boolean): void {
    const now = this.#server.now;
    const times = { alive: true, created: now, seen: now, authenticated: now, device: remembered ? now : null };
    this.#logins.push({ account, kind, browser, jars: [browser.jar], ...times });
  }

  /** Ends the logins that match, with their devices. */
  end(matches: (login: Login) => boolean): void {
    for (const login of this.#logins.filter(matches)) Object.assign(login, { alive: false, device: null });
  }

  endAccount(account: TestAccount, but?: Login): void {
    this.end((login) => login.account === account && login !== but);
  }

  /** Asks who a login is, and fails unless it is who it must be. */
  async ask(login: Login): Promise<boolean> {
    const expected = this.#use(login);
    // Another process may have a port of its own by now.
    const browser = this.at(login);
    const name = await whoami(browser);
    assert.equal(name, expected ? login.account.name : null, `${login.kind} of ${login.account.name}`);
    login.jars.push(browser.jar);
    return expected;
  }

  /** The login's browser: the server may have been started anew, at another port. */
  at({ browser }: Login): Browser {
    browser.api = this.#server.api;
    return browser;
  }

  /** After every step: what has ended stays ended. */
  async step(): Promise<void> {
    this.#steps += 1;
    const ended = this.#logins.filter((login) => !this.#isAlive(login) && !this.#hasDevice(login));
    this.#logins = this.#logins.filter((login) => !ended.includes(login));
    for (const { jars } of ended) this.#dead.push(...jars.flatMap((jar) => [jar, withoutToken(jar)]));
    this.#dead.splice(0, this.#dead.length - 40);
    const tried = [this.#dead.at(-1), this.#dead[this.#steps % Math.max(1, this.#dead.length)]];
    for (const jar of tried) {
      if (jar) assert.equal(await whoami(new Browser(this.#server.api, jar)), null, 'what had ended is back');
    }
  }

  #use(login: Login): boolean {
    const { now } = this.#server;
    if (this.#isAlive(login)) {
      if (now - login.seen > IDLE / 2) login.seen = now;
      return true;
    }
    login.alive = false;
    if (!this.#hasDevice(login)) return false;
    Object.assign(login, { alive: true, created: now, seen: now, authenticated: null });
    return true;
  }

  #isAlive({ alive, seen, created }: Login): boolean {
    const { now } = this.#server;
    return alive && now - seen < IDLE && now - created < sessionMaxAgeDays * DAY;
  }

  #hasDevice({ device }: Login): boolean {
    return device !== null && this.#server.now - device < extendedLoginCookieExpirationDays * DAY;
  }
}

export const ACCOUNTS: readonly TestAccount[] = [ALICE, ZOE];
