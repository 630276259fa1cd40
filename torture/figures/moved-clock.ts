import { join } from 'node:path';
import { answered, beginLogin, idOf } from '../../test/accounts/steps.ts';
import { WAYS, whoami } from '../../test/support/flows.ts';
import { codeAt, TOTP } from '../../test/support/totp.ts';
import { exactly, type Figure, type Finding } from '../figure.ts';
import { Browser } from '../support/browser.ts';
import { FakedTime } from '../support/faked-time.ts';
import { Restartable } from '../support/restartable.ts';
import { scratch } from '../support/scratch.ts';
import { startServer } from '../support/server-process.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
/** Rounds that a server sees: a clock that goes on by half a year each is soon beyond what times are kept in. */
const ROUNDS = 10;

interface Jump {
  readonly name: string;
  /** Milliseconds that the clock is moved by, one after the other. */
  readonly by: readonly number[];
  /** Whether a session that was begun before, and not used since, lives; and one that can come back from its device. */
  readonly lives: boolean;
  readonly returns: boolean;
}

/** Jumps from the login on: none may kill a session more than a second early, or let it live for ever. */
const JUMPS: readonly Jump[] = [
  { name: '30 days forward', by: [30 * DAY], lives: false, returns: true },
  { name: '181 days forward', by: [181 * DAY], lives: false, returns: false },
  { name: 'a day back', by: [-DAY], lives: true, returns: true },
  { name: 'a day back, and all of the idle time in that day', by: [-DAY, DAY + HOUR], lives: false, returns: true },
  { name: 'a day back and forward again', by: [-DAY, DAY], lives: true, returns: true },
  { name: 'a second forward, a second before the end', by: [HOUR - 2 * SECOND, SECOND], lives: true, returns: true },
  { name: 'a second back, at the end', by: [HOUR, -SECOND], lives: true, returns: true },
  { name: 'a second back and forward, at the end', by: [HOUR, -SECOND, SECOND], lives: false, returns: true },
];

/** R13 */
export const movedClock: Figure = {
  id: 'R13',
  shows: 'A clock that jumps makes no session immortal and ends none early',
  how: `The clock of a server is moved between a login, in every way, and the next request: by 30 and 181 days, a day back and a second
    both ways around the end of the idle time; codes of a second factor are tried around their time after each. The same jumps by
    days in a process whose system clock is moved while it runs (libfaketime).`,
  unit: 'rounds of all jumps',
  counts: { small: 2, full: 100 },
  async run({ count }) {
    const findings: Finding[] = [];
    for (const jump of JUMPS) findings.push(await jumpOften(jump, count));
    findings.push(await codesAround(count));
    return [...findings, ...(await moveSystemClock())];
  },
};

async function jumpOften(jump: Jump, count: number): Promise<Finding> {
  let wrong = 0;
  for (let done = 0; done < count; done += ROUNDS) wrong += await jumpRounds(jump, Math.min(ROUNDS, count - done));
  return exactly(`${jump.name}: of ${count * WAYS.length} sessions, judged wrongly`, wrong, 0);
}

/** Gives how many sessions of a new server were judged wrongly. */
async function jumpRounds({ by, lives, returns }: Jump, rounds: number): Promise<number> {
  let wrong = 0;
  await using server = new Restartable();
  await server.start();
  for (let round = 0; round < rounds; round += 1) {
    for (const way of WAYS) {
      const browser = new Browser(server.api);
      await way.logIn(browser);
      for (const milliseconds of by) server.advance(milliseconds);
      const expected = lives || (way.remembered && returns);
      if (((await whoami(browser)) !== null) !== expected) wrong += 1;
    }
  }
  return wrong;
}

/** After jumps forward and by a second: codes of the period before and after are good, none further. */
async function codesAround(count: number): Promise<Finding> {
  let wrong = 0;
  await using server = new Restartable();
  await server.start();
  const { store } = server.server;
  await store.accounts.setTotp(await idOf(store), TOTP, []);
  for (let round = 0; round < count; round += 1) {
    for (const by of [30 * DAY, HOUR, -SECOND, SECOND]) {
      // To the middle of a period that no code was used of.
      server.advance(by + 165 * SECOND - (server.now % (30 * SECOND)));
      for (const periods of [-2, 2, -1, 0, 1]) {
        const browser = new Browser(server.api);
        await beginLogin(browser);
        const passed = (await answered(browser, { OATHToken: codeAt(server.now, periods) })) === 'PASS';
        if (passed !== Math.abs(periods) <= 1) wrong += 1;
      }
    }
  }
  return exactly(`of ${count * 20} codes of a second factor, judged wrongly`, wrong, 0);
}

/** The same days and an idle time, by the clock of the system. */
async function moveSystemClock(): Promise<readonly Finding[]> {
  const jumps = [
    { to: '+59m', lives: true },
    { to: '+61m', lives: false },
    { to: '+30d', lives: false },
    { to: '-1d', lives: true },
  ];
  using folder = scratch();
  const time = new FakedTime(join(folder.path, 'time'));
  await using server = await startServer(join(folder.path, 'data'), { env: time.env });
  const findings: Finding[] = [];
  for (const { to, lives } of jumps) {
    let wrong = 0;
    for (const way of WAYS) {
      time.set('+0');
      const browser = new Browser(server.api);
      await way.logIn(browser);
      time.set(to);
      const expected = lives || way.remembered;
      if (((await whoami(browser)) !== null) !== expected) wrong += 1;
    }
    findings.push(exactly(`system clock ${to}: of ${WAYS.length} sessions, judged wrongly`, wrong, 0));
  }
  return findings;
}
