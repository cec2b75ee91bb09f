/** Process groups that must not outlive this process. */
const groups = new Set<number>();
let watching = false;

/**
 * Kills the process group when this process ends in any way but a SIGKILL of its own.
 *
 * @param group the id of a process that was started with `detached: true`
 */
export function killOnExit(group: number): void {
  groups.add(group);
  if (watching) return;
  watching = true;
  process.on("exit", killAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => endBy(signal));
}

/** Ends every process of the group at once. A group that has ended already is no error. */
export function killGroup(group: number): void {
  groups.delete(group);
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // Nothing is left of it.
  }
}

function killAll(): void {
  for (const group of [...groups]) killGroup(group);
}

/** Does what the signal would have done without a listener, unless others listen for it too. */
function endBy(signal: NodeJS.Signals): void {
  killAll();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
