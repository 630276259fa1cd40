import { systemClock } from '../../lib/clock.ts';
import { defineCommand } from '../command.ts';
import { prepareWiki } from '../prepare-wiki.ts';
import { SERVE_OPTIONS } from '../serve-options.ts';
import { readServerSettings } from '../server-settings.ts';
import { untilStopped } from '../until-stopped.ts';
import { warnOfOpenHttp, warnOfUnknownSettings } from '../warnings.ts';
import { welcome } from '../welcome.ts';

const WAITS = 'latchkey: it answers the requests under way, for ten seconds at most. Ctrl-C once more ends it at once.';

/** `latchkey`, `latchkey serve` */
export const serve = defineCommand({
  name: 'serve',
  summary: 'Answers the API until Ctrl-C.',
  args: [],
  options: SERVE_OPTIONS,
  run: async ({ options, io }) => {
    const { settings, fixtures } = await readServerSettings(options, io);
    warnOfUnknownSettings(options.fixtures, fixtures, io);
    // The other commands need not wait for it to load.
    const { createServer } = await import('../../server.ts');
    const server = await createServer(settings);
    try {
      warnOfOpenHttp(server.origin, io);
      const stopped = untilStopped();
      const wiki = await prepareWiki(server, fixtures, systemClock());
      const api = await server.listen();
      const local = `${server.origin}${settings.scriptPath ?? ''}/api.php`;
      io.print(...welcome({ api, local, data: options.data, wiki, status: server.statusOrigin }));
      await stopped;
    } finally {
      await server.close(() => io.warn(WAITS));
    }
  },
});
