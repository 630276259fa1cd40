import type { Figure } from './figure.ts';
import { failingStore } from './figures/failing-store.ts';
import { fullDisk } from './figures/full-disk.ts';
import { hostileClients } from './figures/hostile-clients.ts';
import { killedServer } from './figures/killed-server.ts';
import { lightRequests } from './figures/light-requests.ts';
import { madeUp } from './figures/made-up-requests.ts';
import { millionSessions } from './figures/million-sessions.ts';
import { movedClock } from './figures/moved-clock.ts';
import { parallelTokens } from './figures/parallel-tokens.ts';
import { powerCut } from './figures/power-cut.ts';
import { racedLogout } from './figures/raced-logout.ts';
import { replayedCookies } from './figures/replayed-cookies.ts';
import { sessionModel } from './figures/session-model.ts';
import { soak } from './figures/soak.ts';
import { syncOrder } from './figures/sync-order.ts';
import { timing } from './figures/timing.ts';

/** Every figure, in the order in which they are run and told of. */
export const FIGURES: readonly Figure[] = [
  racedLogout,
  lightRequests,
  killedServer,
  syncOrder,
  powerCut,
  failingStore,
  parallelTokens,
  replayedCookies,
  madeUp,
  sessionModel,
  soak,
  fullDisk,
  movedClock,
  hostileClients,
  millionSessions,
  timing,
];
