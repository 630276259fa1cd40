import { isMainThread } from 'node:worker_threads';

// Run beside a server (NODE_OPTIONS), in each of its threads: on SIGUSR2 all of them give up the memory that nothing uses any
// more, so that what is looked at then is held. A signal comes to the main thread alone, so that tells the others.
const collect = () => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
const threads = new BroadcastChannel('collect');

if (isMainThread) {
  threads.unref();
  process.on('SIGUSR2', () => {
    threads.postMessage(null);
    collect();
  });
} else {
  threads.onmessage = collect;
  threads.unref();
}
