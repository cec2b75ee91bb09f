// Preloaded into a process that is measured: at its end it says how much memory it had at most, threads included.
process.on("exit", () => process.stderr.write(`peak-memory-kilobytes=${process.resourceUsage().maxRSS}\n`));
