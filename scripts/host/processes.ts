/** What has to be undone before this process ends. */
const pending = new Set<() => void>();
let watching = false;

/**
 * Calls the function when this process ends in any way but by a SIGKILL.
 *
 * @param undo does its work at once, as nothing can be waited for at the end of a process
 * @returns calls the function now, and not again at the end
 */
export function beforeExit(undo: () => void): () => void {
  pending.add(undo);
  watch();
  return () => {
    if (pending.delete(undo)) undo();
  };
}

/** Ends every process of the group at once. A group that has ended already is no error. */
export function killGroup(group: number): void {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // Nothing is left of it.
  }
}

function watch(): void {
  if (watching) return;
  watching = true;
  process.on("exit", undoAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => endBy(signal));
}

/** What came last is undone first: a server ends before the folder goes that it writes to. */
function undoAll(): void {
  for (const undo of [...pending].reverse()) undo();
  pending.clear();
}

/** Does what the signal would have done without a listener, unless others listen for it too. */
function endBy(signal: NodeJS.Signals): void {
  undoAll();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
