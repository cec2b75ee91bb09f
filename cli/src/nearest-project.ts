import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { workspaceRoot } from "../../server/src/host/workspace-root.ts";
import { PROJECT_FILE } from "../../server/src/project/schema.ts";

/** The folder of the rebake.hcl that a path belongs to; undefined where there is none. @param path absolute */
export function nearestProject(path: string): string | undefined {
  const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? resolve(path) : dirname(path);
  const root = workspaceRoot(folder);
  return existsSync(join(root, PROJECT_FILE)) ? root : undefined;
}
