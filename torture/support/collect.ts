// Run beside a server (NODE_OPTIONS): on SIGUSR2 it gives up all memory that nothing uses any more, so that what is looked
// at then is held.
process.on('SIGUSR2', () => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' }));
