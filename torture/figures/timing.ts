import { join } from 'node:path';
import { ALICE } from '../../test/support/accounts.ts';
import { botLogin, token } from '../../test/support/flows.ts';
import type { Reply } from '../../test/support/reply.ts';
import { below, type Context, type Figure, type Finding, told } from '../figure.ts';
import { Browser } from '../support/browser.ts';
import { scratch } from '../support/scratch.ts';
import { startServer } from '../support/server-process.ts';
import { mean, quantile, welch } from '../support/statistics.ts';

const LIMIT = 4.5;
/** The slowest are other work of the machine: this part of all counts. */
const COUNTED = 0.95;
const WARM_UP = 20;
/** After so many logins another visitor goes on. */
const LOGINS = 2000;

/** Two questions that must take the same time. */
interface Pair {
  readonly name: string;
  readonly ask: readonly [one: () => Promise<Reply>, other: () => Promise<Reply>];
}

/** R17 */
export const timing: Figure = {
  id: 'R17',
  shows: 'The time of an answer does not tell whether an account exists or how much of a secret is right',
  how: `Two sorts of requests in random order, one at a time (of the two sorts of logins one each), over one machine's loopback: a login to an account that exists and to one
    that does not, with an account's password and with a bot password; a session cookie and a csrf token that are wrong from the
    start and wrong only at the end. Welch's t of the times, without the slowest 5 %. To see that it would see: a name that can be
    no account's, for which nothing is hashed, beside one that can. A machine far away sees less than this.`,
  unit: 'pairs of each',
  counts: { small: 60, full: 10_000 },
  async run(context) {
    using folder = scratch();
    await using server = await startServer(join(folder.path, 'data'));
    const logIn = await logins(server.api);
    const bot = new Browser(server.api);
    await botLogin(bot);
    const csrf = await token(bot);
    const [[name = '', cookie = ''] = []] = [...bot.jar].filter(([key]) => key.endsWith('_BPsession'));
    const whoIs = (value: string) => () =>
      new Browser(server.api, new Map([[name, value]])).get({ action: 'query', meta: 'userinfo' });
    const check = (text: string) => () =>
      new Browser(server.api, bot.jar).post({ action: 'checktoken', type: 'csrf', token: text });
    const pairs: readonly Pair[] = [
      {
        name: 'an account that exists, one that does not',
        ask: [logIn('Alice', 'wrong one'), logIn('Alicf', 'wrong one')],
      },
      {
        name: 'the same with a bot password',
        ask: [
          logIn('Alice@tool', ALICE.secret.replaceAll('a', 'b')),
          logIn('Alicf@tool', ALICE.secret.replaceAll('a', 'b')),
        ],
      },
      {
        name: 'a session cookie wrong at its end, at its start',
        ask: [whoIs(changed(cookie, cookie.length - 2)), whoIs(changed(cookie, 14))],
      },
      { name: 'a csrf token wrong at its end, at its start', ask: [check(changed(csrf, 31)), check(changed(csrf, 0))] },
    ];
    const findings: Finding[] = [];
    // A wrong password is refused at the end of a whole step of time: two sorts of them need not wait for each other.
    const [passwords, secrets] = [pairs.slice(0, 2), pairs.slice(2)];
    findings.push(...(await Promise.all(passwords.map((pair) => compare(pair, context.count, context)))).flat());
    for (const pair of secrets) findings.push(...(await compare(pair, context.count, context)));
    const possible: Pair = { name: '', ask: [logIn('Alicf', 'wrong one'), logIn('Al[ce', 'wrong one')] };
    const { t } = await measure(possible, Math.min(context.count, 200), context);
    const seen = { target: `above ${LIMIT}: the harness sees a difference`, met: t > LIMIT };
    return [...findings, { what: 'a name that can be an account, one that cannot: t', value: t.toFixed(1), ...seen }];
  },
};

/** Logins that fail, each with a token that is still good: a visitor's is so for an hour. */
async function logins(api: string) {
  const visit = async () => {
    const visitor = new Browser(api);
    return { visitor, lgtoken: await token(visitor, 'login') };
  };
  let { visitor, lgtoken } = await visit();
  let asked = 0;
  return (lgname: string, lgpassword: string) => async () => {
    asked += 1;
    if (asked % LOGINS === 0) ({ visitor, lgtoken } = await visit());
    const reply = await new Browser(api, visitor.jar).post({ action: 'login', lgname, lgpassword, lgtoken });
    const { result } = (reply.json as { login: { result: string } }).login;
    if (result !== 'Failed') throw new Error(`A login with a wrong password was not refused, but: ${result}`);
    return reply;
  };
}

async function compare(pair: Pair, count: number, context: Context): Promise<readonly Finding[]> {
  const { t, error, middle } = await measure(pair, count, context);
  context.say(`${pair.name}: t ${t.toFixed(2)}`);
  return [
    below(`${pair.name}: t`, Math.round(t * 100) / 100, LIMIT),
    told(
      `${pair.name}: mean, and the difference that would be seen`,
      `${middle.toFixed(3)} ms, ${(LIMIT * error * 1000).toFixed(1)} µs`,
    ),
  ];
}

async function measure({ ask }: Pair, count: number, { random }: Context) {
  const times: [number[], number[]] = [[], []];
  for (let index = -WARM_UP; index < count; index += 1) {
    const first = random() < 0.5 ? 0 : 1;
    for (const which of [first, 1 - first] as const) {
      const began = process.hrtime.bigint();
      await ask[which as 0 | 1]();
      if (index >= 0) times[which as 0 | 1].push(Number(process.hrtime.bigint() - began) / 1e6);
    }
  }
  const limit = quantile(times.flat(), COUNTED);
  const [one, other] = times.map((list) => list.filter((time) => time <= limit)) as [number[], number[]];
  return { ...welch(one, other), middle: mean([...one, ...other]) };
}

/** A text with another character at a place. */
function changed(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
}
