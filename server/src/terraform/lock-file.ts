import type { FileWorld } from "../eval/scope.ts";
import { isIgnoredBy } from "./git-ignore.ts";

/** Which versions of providers were chosen, by `terraform init` and `tofu init` alike. */
export const LOCK_FILE = ".terraform.lock.hcl";
export const IGNORE_FILE = ".gitignore";

/** `left out`: Git is told not to keep it. */
export type LockFile = "kept" | "missing" | "left out";

/**
 * Whether a folder has a lock file that goes with it.
 * @param directory of the folder, to know how many are above it.
 * @param files as seen from the folder; undefined where the disk is not ours to look at.
 */
export function lockFileOf(directory: string, files: FileWorld | undefined): LockFile | undefined {
  const isThere = files?.has(LOCK_FILE);
  if (!files || isThere === undefined) return undefined;
  const names = directory.split("/").filter((name) => name !== "");
  for (let up = 0, path = LOCK_FILE; up <= names.length; up++) {
    const above = "../".repeat(up);
    if (files.has(above === "" ? "." : above) === undefined) break;
    const text = files.readFile(`${above}${IGNORE_FILE}`);
    const isIgnored = text === undefined ? undefined : isIgnoredBy(text, path);
    if (isIgnored !== undefined) return isIgnored ? "left out" : isThere ? "kept" : "missing";
    path = `${names[names.length - 1 - up] ?? ""}/${path}`;
  }
  return isThere ? "kept" : "missing";
}
