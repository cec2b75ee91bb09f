import { realpathSync } from "node:fs";
import { withSlashes } from "../../server/src/host/discover.ts";
import type { CheckArguments } from "./arguments.ts";
import { GitError, Repository } from "./git.ts";
import type { Shell } from "./shell.ts";
import type { TargetWorkspace } from "./targets.ts";
import { UsageError } from "./usage.ts";

/** @returns a test for files in which findings are wanted. @throws UsageError when git cannot say what has changed. */
export function changedFiles(
  { changed }: CheckArguments,
  workspaces: readonly TargetWorkspace[],
  shell: Shell,
): (path: string) => boolean {
  if (changed === undefined) return () => true;
  const found = new Set<string>();
  const tops = new Set<string>();
  for (const { root } of workspaces) {
    try {
      const repository = Repository.around(root, shell.environment);
      if (tops.has(repository.top)) continue;
      tops.add(repository.top);
      for (const path of repository.changedSince(changed === "" ? undefined : changed)) found.add(path);
    } catch (error) {
      if (error instanceof GitError) throw new UsageError(`--changed: ${error.message}`);
      throw error;
    }
  }
  return (path) => found.has(realPath(path));
}

/** Git speaks of files without the links that lead to them. */
function realPath(path: string): string {
  try {
    return withSlashes(realpathSync(path));
  } catch {
    return path;
  }
}
