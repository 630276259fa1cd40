import fc from 'fast-check';
import { atLeast, exactly, type Figure, type Finding, told } from '../figure.ts';
import { Restartable } from '../support/restartable.ts';
import { COMMANDS } from '../support/session-commands.ts';
import { SessionModel } from '../support/session-model.ts';

const RUNS = 4;
const LONGEST = 200;

/** R10 */
export const sessionModel: Figure = {
  id: 'R10',
  shows: 'A server with SQLite does what a model of a page says, step for step, through restarts',
  how: `Commands of fast-check: log in in every way, log in over a login, ask, log out, end one, end all, set and change the password,
    lock, revoke a bot password, let time go by (to the very millisecond of an expiry), restart. After each step cookies of what
    has ended are sent again; a login that is asked must be whom the model says, or nobody.`,
  unit: 'steps',
  counts: { small: 600, full: 100_000 },
  async run({ count, seed, say }) {
    let [steps, runs] = [0, 0];
    let failure: Finding | undefined;
    for (let batch = 0; steps < count && !failure; batch += 1) {
      const commands = fc.commands(COMMANDS, { maxCommands: LONGEST, size: 'max' });
      const property = fc.asyncProperty(commands, async (row) => {
        await using server = new Restartable();
        await server.start();
        const model = new SessionModel(server);
        await fc.asyncModelRun(() => ({ model, real: null }), row);
        for (const login of model.logins) await model.ask(login);
        steps += model.steps;
        runs += 1;
      });
      const result = await fc.check(property, { seed: seed + batch, numRuns: RUNS });
      if (result.failed) {
        const value = `seed ${result.seed}, path ${result.counterexamplePath}: ${result.counterexample} ${result.errorInstance}`;
        failure = { what: 'violation', value, target: 'none', met: false };
      }
      if (batch % 25 === 24) say(`${steps} steps`);
    }
    const violations = exactly('violations', failure ? 1 : 0, 0);
    const found = failure ? [violations, failure] : [violations];
    return [atLeast('steps', steps, count), told('rows of commands, each on a server of its own', runs), ...found];
  },
};
