import { statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { FolderTask } from "../../server/src/host/check-folders.ts";
import { discover, filesOfFolder, withSlashes } from "../../server/src/host/discover.ts";
import { workspaceRoot } from "../../server/src/host/workspace-root.ts";
import { dialectOf, IGNORED_FOLDERS, isInIgnoredFolder } from "../../server/src/syntax/names.ts";

/** What the paths of a command line stand for. */
export interface Targets {
  readonly tasks: readonly FolderTask[];
  /** The same by the workspace they belong to, with the other folders of it, which may call them. */
  readonly workspaces: readonly TargetWorkspace[];
  /** True when a finding in this file was asked for: a file named alone is checked with its folder, but only it is reported. */
  readonly isWanted: (path: string) => boolean;
  readonly problems: readonly string[];
}

export interface TargetWorkspace {
  readonly root: string;
  readonly wanted: readonly FolderTask[];
  readonly others: readonly FolderTask[];
}

/** Resolves paths against `directory`. A path that does not exist, or is no file of ours, becomes a problem; the others go on. */
export function findTargets(paths: readonly string[], directory: string): Targets {
  const folders = new Map<string, readonly string[]>();
  const wholeFolders = new Set<string>();
  const singleFiles = new Set<string>();
  const problems: string[] = [];
  const roots: string[] = [];
  const discovered = new Set<string>();
  for (const path of paths) {
    const absolute = withSlashes(resolve(directory, path));
    // resolve() takes an empty path, such as an empty variable of a script, for the working directory.
    const kind: Kind =
      path === "" ? { error: "there is no file or folder with an empty name" } : kindOf(absolute);
    if (kind === "folder" && !isToolFolder(`${absolute}/`, directory)) {
      const found = discover(absolute);
      roots.push(workspaceRoot(absolute));
      discovered.add(absolute);
      problems.push(...found.problems);
      for (const [folder, files] of found.folders) {
        folders.set(folder, files);
        wholeFolders.add(folder);
      }
    } else if (kind === "file" && !isToolFolder(absolute, directory) && dialectOf(absolute)) {
      singleFiles.add(absolute);
      roots.push(workspaceRoot(dirname(absolute)));
      folders.set(dirname(absolute), neighbours(absolute, problems));
    } else problems.push(`${path}: ${reasonAgainst(absolute, kind, directory)}`);
  }
  const tasks = [...folders].map(([folder, files]) => ({ directory: folder, files }));
  return {
    tasks,
    workspaces: workspacesOf(tasks, roots, discovered),
    isWanted: (path) => singleFiles.has(path) || wholeFolders.has(dirname(path)),
    problems,
  };
}

/** @param discovered folders of which everything below is among the tasks */
function workspacesOf(
  tasks: readonly FolderTask[],
  roots: readonly string[],
  discovered: ReadonlySet<string>,
): TargetWorkspace[] {
  const workspaces = new Map<string, FolderTask[]>();
  // The innermost first: a repository inside another is a workspace of its own.
  const ordered = [...new Set(roots)].sort((a, b) => b.length - a.length);
  for (const task of tasks) {
    const root = ordered.find((one) => task.directory === one || task.directory.startsWith(`${one}/`));
    if (root === undefined) continue;
    const list = workspaces.get(root);
    if (list) list.push(task);
    else workspaces.set(root, [task]);
  }
  return [...workspaces].map(([root, wanted]) => ({
    root,
    wanted,
    others: discovered.has(root) ? [] : othersOf(root, wanted),
  }));
}

/** What cannot be read among them was not asked for, so nobody is told. */
function othersOf(root: string, wanted: readonly FolderTask[]): FolderTask[] {
  const known = new Set(wanted.map((task) => task.directory));
  return [...discover(root).folders]
    .filter(([directory]) => !known.has(directory))
    .map(([directory, files]) => ({ directory, files }));
}

/** The path as it is shown: relative to the working directory, with `/`. */
export function shownPath(path: string, directory: string): string {
  return withSlashes(relative(directory, path));
}

type Kind = "file" | "folder" | { readonly error: string };

function kindOf(path: string): Kind {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return { error: "there is no such file or folder" };
    return stats.isDirectory() ? "folder" : "file";
  } catch (error) {
    return { error: `cannot be read (${(error as NodeJS.ErrnoException).code ?? error})` };
  }
}

function reasonAgainst(path: string, kind: Kind, directory: string): string {
  if (typeof kind === "object") return kind.error;
  if (isToolFolder(kind === "folder" ? `${path}/` : path, directory)) {
    return `lies in a folder that tools fill (${IGNORED_FOLDERS.join(", ")}) and is not checked`;
  }
  return "is neither a Terraform nor a Packer file (.tf, .tofu, .tfvars, .pkr.hcl, .pkrvars.hcl)";
}

/** Who stands in such a folder means what is in it; so only what lies below the working directory counts. */
function isToolFolder(path: string, directory: string): boolean {
  const below = `${withSlashes(directory)}/`;
  return isInIgnoredFolder(path.startsWith(below) ? path.slice(below.length) : path);
}

/** The files a file is judged with; itself alone when its folder cannot be listed. */
function neighbours(path: string, problems: string[]): readonly string[] {
  try {
    return filesOfFolder(dirname(path));
  } catch (error) {
    problems.push(
      `${dirname(path)}: cannot be listed (${(error as NodeJS.ErrnoException).code}); ${path} was checked alone`,
    );
    return [path];
  }
}
