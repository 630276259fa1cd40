// Loaded into every process that is measured (`node --import`): tells the CPU time it has used, in microseconds and of all
// its threads, and the bytes of memory that it holds, whenever the parent asks, and ends with the parent.

/** What a process has used until now. */
export interface Usage {
  readonly cpu: number;
  readonly memory: number;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system, memory: process.memoryUsage.rss() } satisfies Usage);
});
process.on('disconnect', () => process.exit());
