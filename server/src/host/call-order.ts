import type { FolderTask } from "./check-folders.ts";
import type { Call } from "./check-session.ts";

/**
 * The folders in an order in which those that need each other are near each other: each one is followed by those that it
 * calls, so that what has been read for one is still held for the next.
 */
export function inOrderOfCalls(folders: readonly FolderTask[], calls: readonly Call[]): FolderTask[] {
  const tasks = new Map(folders.map((task) => [task.directory, task]));
  const called = new Map<string, string[]>();
  const isCalled = new Set<string>();
  for (const [target, caller] of calls) {
    if (!tasks.has(target) || target === caller) continue;
    isCalled.add(target);
    const list = called.get(caller);
    if (list) list.push(target);
    else called.set(caller, [target]);
  }
  const ordered = new Set<FolderTask>();
  const add = (start: string): void => {
    const pending = [start];
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      const task = tasks.get(one);
      if (!task || ordered.has(task)) continue;
      ordered.add(task);
      for (const target of [...(called.get(one) ?? [])].reverse()) pending.push(target);
    }
  };
  for (const { directory } of folders) if (!isCalled.has(directory)) add(directory);
  // Those that are left call each other in circles.
  for (const { directory } of folders) add(directory);
  return [...ordered];
}
