import { statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { FolderTask } from "../../server/src/host/check-folders.ts";
import { discover, filesOfFolder, withSlashes } from "../../server/src/host/discover.ts";
import { dialectOf, isInIgnoredFolder } from "../../server/src/syntax/names.ts";

/** What the paths of a command line stand for. */
export interface Targets {
  readonly tasks: readonly FolderTask[];
  /** True when a finding in this file was asked for: a file named alone is checked with its folder, but only it is reported. */
  readonly isWanted: (path: string) => boolean;
  readonly problems: readonly string[];
}

/** Resolves paths against `directory`. A path that does not exist, or is no file of ours, becomes a problem; the others go on. */
export function findTargets(paths: readonly string[], directory: string): Targets {
  const folders = new Map<string, readonly string[]>();
  const wholeFolders = new Set<string>();
  const singleFiles = new Set<string>();
  const problems: string[] = [];
  for (const path of paths) {
    const absolute = withSlashes(resolve(directory, path));
    const kind = kindOf(absolute);
    if (kind === "folder") {
      const found = discover(absolute);
      problems.push(...found.problems);
      for (const [folder, files] of found.folders) {
        folders.set(folder, files);
        wholeFolders.add(folder);
      }
    } else if (kind === "missing") problems.push(`${path}: there is no such file or folder`);
    else if (!dialectOf(absolute))
      problems.push(
        `${path}: is neither a Terraform nor a Packer file (.tf, .tofu, .tfvars, .pkr.hcl, .pkrvars.hcl)`,
      );
    else if (!isInIgnoredFolder(absolute)) {
      singleFiles.add(absolute);
      folders.set(dirname(absolute), filesOfFolder(dirname(absolute)));
    }
  }
  return {
    tasks: [...folders].map(([folder, files]) => ({ directory: folder, files })),
    isWanted: (path) => singleFiles.has(path) || wholeFolders.has(dirname(path)),
    problems,
  };
}

/** The path as it is shown: relative to the working directory, with `/`. */
export function shownPath(path: string, directory: string): string {
  return withSlashes(relative(directory, path));
}

function kindOf(path: string): "file" | "folder" | "missing" {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? "missing" : stats.isDirectory() ? "folder" : "file";
}
