import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MILLISECONDS = 3;
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Runs `work` while no other process holds the lock at `path`. A holder that has died is recognised by its pid.
 * @throws when the lock is not free within half a minute.
 */
export async function withFileLock<Result>(path: string, work: () => Result): Promise<Result> {
  const patienceEnds = Date.now() + PATIENCE_MILLISECONDS;
  while (!tryCreate(path)) {
    if (Date.now() > patienceEnds)
      throw new Error(
        `${path} is held by process ${holder(path)} for too long. Delete it if that is not so.`,
      );
    if (isDead(holder(path))) removeDead(path);
    await sleep(POLL_MILLISECONDS);
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Linking a file that is complete already makes that nobody ever sees a lock without the pid of its holder. */
function tryCreate(path: string): boolean {
  const complete = `${path}.${randomUUID()}`;
  writeFileSync(complete, `${process.pid}`, { mode: 0o600 });
  try {
    linkSync(complete, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(complete);
  }
}

/** Two that wait must not both clear away: the second would remove the lock that the first has taken since. */
function removeDead(path: string): void {
  const clearing = `${path}.clearing`;
  if (!tryCreate(clearing)) return;
  try {
    if (isDead(holder(path))) rmSync(path, { force: true });
  } finally {
    rmSync(clearing, { force: true });
  }
}

/** Undefined when the lock has just been released. */
function holder(path: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path, "utf8"), 10) || undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function isDead(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
