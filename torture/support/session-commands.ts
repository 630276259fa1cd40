import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TestAccount } from '../../test/support/accounts.ts';
import { clientLogin, logout, token, WAYS, type Way } from '../../test/support/flows.ts';
import { Browser } from './browser.ts';
import { handleOf } from './handle-of.ts';
import { ACCOUNTS, type SessionModel } from './session-model.ts';

const MOST = 4;
const HOUR = 3_600_000;
const PASSWORD = 'MediaWiki\\Auth\\PasswordAuthenticationRequest';
const DAY = 24 * HOUR;
/** Milliseconds that may go by: about half an hour and an hour, exactly an hour, and now and then days at the ends of longer lives. */
const wait = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(1000, 1_799_000, 1_800_000, 1_800_001, 3_599_999, HOUR) },
  { weight: 1, arbitrary: fc.constantFrom(29 * DAY, 31 * DAY, 181 * DAY) },
);

type Run = (model: SessionModel) => Promise<void>;

/** A step of the model: the same is done to the server and to what is known of it. */
class Step implements fc.AsyncCommand<SessionModel, null> {
  readonly #name: string;
  readonly #run: Run;

  constructor(name: string, run: Run) {
    this.#name = name;
    this.#run = run;
  }

  check(): boolean {
    return true;
  }

  async run(model: SessionModel): Promise<void> {
    await this.#run(model);
    await model.step();
  }

  toString(): string {
    return this.#name;
  }
}

const any = fc.nat({ max: 1000 });
const account = fc.constantFrom(...ACCOUNTS);

function step<T>(
  given: fc.Arbitrary<T>,
  name: (value: T) => string,
  run: (model: SessionModel, value: T) => Promise<void>,
) {
  return given.map((value) => new Step(name(value), (model) => run(model, value)));
}

const ASK = step(
  any,
  (index) => `ask ${index}`,
  async (model, index) => {
    const login = model.pick(index);
    if (login) await model.ask(login);
  },
);

/** Everything that begins, uses and ends sessions; what happens most often most often. */
export const COMMANDS = [
  step(fc.tuple(account, fc.constantFrom(...WAYS)), ([{ name }, way]) => `${name} logs in by ${way.name}`, logIn),
  ASK,
  ASK,
  ASK,
  step(
    any,
    (index) => `log out ${index}`,
    async (model, index) => {
      const login = model.pick(index);
      if (!login || !(await model.ask(login))) return;
      await logout(model.at(login));
      model.end((one) => one === login);
    },
  ),
  step(
    any,
    (index) => `log in again over ${index}`,
    async (model, index) => {
      const login = model.pick(index);
      if (login?.kind !== 'main' || !(await model.ask(login))) return;
      const browser = new Browser(model.server.api, login.browser.jar);
      await clientLogin(browser, login.account, index % 2 === 1);
      model.end((one) => one === login);
      model.began(login.account, 'main', browser, index % 2 === 1);
    },
  ),
  step(
    any,
    (index) => `the operator ends ${index}`,
    async (model, index) => {
      const login = model.pick(index);
      if (!login || !(await model.ask(login))) return;
      await model.server.server.store.sessions.end(handleOf(login.browser.jar));
      model.end((one) => one === login);
    },
  ),
  step(
    account,
    ({ name }) => `the operator ends all of ${name}`,
    async (model, given) => {
      await model.server.server.store.sessions.endAll(await idOf(model, given));
      model.endAccount(given);
    },
  ),
  step(
    account,
    ({ name }) => `the operator sets a password for ${name}`,
    async (model, given) => {
      const { store, hasher } = model.server.server;
      const id = await idOf(model, given);
      const bot = await store.accounts.botPassword(id, given.app);
      await store.accounts.setPassword(id, await hasher.hash(given.password));
      if (bot) await store.accounts.saveBotPassword(bot);
      model.endAccount(given);
    },
  ),
  step(any, (index) => `${index} changes the password`, changeOwn),
  step(
    any,
    (index) => `${index} ends all others`,
    (model, index) => endOwn(model, index, 'others'),
  ),
  step(
    any,
    (index) => `${index} ends all`,
    (model, index) => endOwn(model, index, 'all'),
  ),
  step(
    account,
    ({ name }) => `the operator locks and unlocks ${name}`,
    async (model, given) => {
      const id = await idOf(model, given);
      await model.server.server.store.accounts.setLocked(id, true);
      model.endAccount(given);
      await model.step();
      await model.server.server.store.accounts.setLocked(id, false);
    },
  ),
  step(
    account,
    ({ name }) => `the operator revokes the bot password of ${name} and makes it again`,
    async (model, given) => {
      const { accounts } = model.server.server.store;
      const id = await idOf(model, given);
      const bot = await accounts.botPassword(id, given.app);
      assert.ok(bot);
      await accounts.deleteBotPassword(id, given.app);
      model.end((login) => login.account === given && login.kind === 'bot');
      await model.step();
      await accounts.saveBotPassword(bot);
    },
  ),
  step(
    wait,
    (wait) => `${wait} ms go by`,
    async (model, wait) => model.server.advance(wait),
  ),
  step(
    fc.constant(null),
    () => 'restart',
    (model) => model.server.restart(),
  ),
];

async function logIn(model: SessionModel, [given, way]: [TestAccount, Way]): Promise<void> {
  if (model.logins.length >= MOST) return;
  const browser = new Browser(model.server.api);
  await way.logIn(browser, given);
  model.began(given, way.kind, browser, way.remembered);
}

/** A change by the owner keeps the session that it is made in, and ends every other. */
async function changeOwn(model: SessionModel, index: number): Promise<void> {
  const login = model.pick(index);
  if (login?.kind !== 'main' || !(await model.ask(login))) return;
  if (login.authenticated === null || model.server.now - login.authenticated >= HOUR) return;
  const { password } = login.account;
  const { accounts } = model.server.server.store;
  const id = await idOf(model, login.account);
  const bot = await accounts.botPassword(id, login.account.app);
  const browser = model.at(login);
  const reply = await browser.post({
    action: 'changeauthenticationdata',
    changeauthrequest: PASSWORD,
    password,
    retype: password,
    changeauthtoken: await token(browser),
  });
  assert.equal(reply.at('changeauthenticationdata', 'status'), 'success', reply.text);
  if (bot) await accounts.saveBotPassword(bot);
  model.endAccount(login.account, login);
}

/** `action=endsession` by the owner, who has logged in not long ago. */
async function endOwn(model: SessionModel, index: number, which: 'others' | 'all'): Promise<void> {
  const login = model.pick(index);
  if (login?.kind !== 'main' || !(await model.ask(login))) return;
  if (login.authenticated === null || model.server.now - login.authenticated >= HOUR) return;
  const browser = model.at(login);
  const reply = await browser.post({ action: 'endsession', [which]: '1', token: await token(browser) });
  assert.equal(reply.at('endsession', 'user'), login.account.name, reply.text);
  model.endAccount(login.account, which === 'others' ? login : undefined);
}

async function idOf(model: SessionModel, { name }: TestAccount): Promise<number> {
  const row = await model.server.server.store.accounts.byName(name);
  assert.ok(row);
  return row.id;
}
