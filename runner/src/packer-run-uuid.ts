import { readdirSync, readFileSync } from "node:fs";

/**
 * Packer's own name for a run, which stands in its manifest and in what templates tag with it. Its outer process makes it up and
 * hands it to the inner one in the environment, where only Linux lets it be read; undefined elsewhere.
 * @param outer the process that was started
 */
export function packerRunUuid(outer: number): string | undefined {
  if (process.platform !== "linux") return undefined;
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "latin1");
      const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
      if (Number(parent) !== outer) continue;
      const uuid = /(?:^|\0)PACKER_RUN_UUID=([0-9a-f-]{36})\0/.exec(
        readFileSync(`/proc/${name}/environ`, "latin1"),
      )?.[1];
      if (uuid !== undefined) return uuid;
    } catch {
      // It ended between the two looks, or is somebody else's.
    }
  }
  return undefined;
}
