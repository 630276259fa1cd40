// Loaded into every process that is measured (`node --import`): tells the CPU time it has used, in microseconds and of all
// its threads, whenever the parent asks, and ends with the parent.

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on('disconnect', () => process.exit());
