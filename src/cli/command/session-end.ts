import { defineCommand } from '../command.ts';
import { handleOf } from '../handle.ts';
import { dataOption, withWiki } from '../open-wiki.ts';
import { operatorEvent } from '../operator-event.ts';
import { PROGRAM } from '../program.ts';
import { RefusedError } from '../refused-error.ts';

/** `latchkey session end` */
export const sessionEnd = defineCommand({
  name: 'session end',
  summary: 'Ends a session, with the remembered device that it belongs to, or such a device.',
  args: ['HANDLE'],
  options: { data: dataOption },
  run: async ({ args: [given = ''], options: { data }, io }) => {
    const id = handleOf(given);
    await withWiki(data, async ({ sessions, accounts }) => {
      const session = (await sessions.get(id)) ?? (await sessions.device(id));
      const account = session && (await accounts.byId(session.user));
      const of = account ?? { id: null, name: '' };
      const event = operatorEvent('end', of, { session: id, params: { why: 'ended' } });
      if (!(await sessions.end(id, event)) && !(await sessions.endDevice(id, event))) {
        throw new RefusedError(`${given}: there is no such session. ${PROGRAM} session list shows which there are.`);
      }
      io.print(`Session ${given} has ended.`);
    });
  },
});
