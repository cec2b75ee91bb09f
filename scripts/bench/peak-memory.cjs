// Preloaded into a process that is measured: at its end it says what it took at most and in all, threads included.
process.on("exit", () => {
  const { maxRSS, userCPUTime } = process.resourceUsage();
  process.stderr.write(`peak-memory-kilobytes=${maxRSS} user-milliseconds=${Math.round(userCPUTime / 1000)}\n`);
});
