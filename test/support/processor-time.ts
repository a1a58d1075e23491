/** Milliseconds of processor time that a call takes: waiting for a turn beside other processes does not count. */
export function processorMs(run: () => unknown): number {
  const before = process.cpuUsage().user;
  run();
  return (process.cpuUsage().user - before) / 1000;
}
