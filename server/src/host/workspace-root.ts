import { existsSync } from "node:fs";
import { dirname } from "node:path";

/** What marks the top of a workspace: the project file of Rebake, or a repository. */
const MARKS = ["rebake.hcl", ".git"];

/** The workspace that a folder belongs to: the nearest folder above it that is marked, otherwise the folder itself. */
export function workspaceRoot(directory: string): string {
  for (let folder = directory; ; folder = dirname(folder)) {
    if (MARKS.some((mark) => existsSync(`${folder}/${mark}`))) return folder;
    if (dirname(folder) === folder) return directory;
  }
}
