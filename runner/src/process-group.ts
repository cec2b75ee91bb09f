import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const GENTLE_MILLISECONDS = 5000;
const POLL_MILLISECONDS = 50;

/**
 * Ends what Packer's outer process has left when it was killed: the inner one goes on, unseen and unable to say anything (its
 * next line kills it), and a second bake would run beside it.
 * @param group the number of the outer process, which led a group of its own
 */
export async function endGroup(group: number): Promise<void> {
  if (!groupLives(group)) return;
  send(group, "SIGTERM");
  const end = performance.now() + GENTLE_MILLISECONDS;
  while (groupLives(group) && performance.now() < end) await pause(POLL_MILLISECONDS);
  if (groupLives(group)) send(group, "SIGKILL");
}

/** Whether a process of the group runs; zombies do not, which only Linux lets be seen. */
function groupLives(group: number): boolean {
  if (process.platform !== "linux") return send(group, 0);
  return readdirSync("/proc").some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "latin1");
      const [state, , itsGroup] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(itsGroup) === group && state !== "Z" && state !== "X";
    } catch {
      // It ended between the two looks.
      return false;
    }
  });
}

/** @returns false when there is no such group. */
function send(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}
