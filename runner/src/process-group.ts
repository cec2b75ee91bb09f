import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const GENTLE_MILLISECONDS = 5000;
const POLL_MILLISECONDS = 50;

/**
 * Ends what a tool has left running, so that the next run is not beside it: Packer's inner process goes on when the outer one is
 * killed, and scripts of shell-local go on when Packer is cancelled (both measured).
 * @param group the number of the tool's process, which led a group of its own
 * @param isForceful what takes no notice is killed
 * @returns whether something goes on
 */
export async function endGroup(group: number, isForceful: boolean): Promise<boolean> {
  if (!groupLives(group)) return false;
  send(group, "SIGTERM");
  const end = performance.now() + GENTLE_MILLISECONDS;
  while (groupLives(group) && performance.now() < end) await pause(POLL_MILLISECONDS);
  if (!groupLives(group)) return false;
  if (isForceful) send(group, "SIGKILL");
  return !isForceful;
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
