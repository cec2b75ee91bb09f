import { statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { FolderTask } from "../../server/src/host/check-folders.ts";
import { discover, filesOfFolder, isOurs, withSlashes } from "../../server/src/host/discover.ts";
import type { DiskProject } from "../../server/src/host/project-file.ts";
import { workspaceRoot } from "../../server/src/host/workspace-root.ts";
import { IGNORED_FOLDERS, isInIgnoredFolder } from "../../server/src/syntax/names.ts";
import type { Projects } from "./projects.ts";

/** What the paths of a command line stand for. */
export interface Targets {
  readonly tasks: readonly FolderTask[];
  /** The same by the workspace they belong to, with the other folders of it, which may call them. */
  readonly workspaces: readonly TargetWorkspace[];
  /** True when a finding in this file was asked for: a file named alone is checked with its folder, but only it is reported. */
  readonly isWanted: (path: string) => boolean;
  readonly problems: readonly string[];
  /** What was named and is left out all the same, a sentence each. */
  readonly notes: readonly string[];
}

export interface TargetWorkspace {
  readonly root: string;
  readonly project: DiskProject;
  readonly wanted: readonly FolderTask[];
  readonly others: readonly FolderTask[];
}

/**
 * Resolves paths against `directory`. A path that does not exist, or is no file of ours, becomes a problem; the others go on.
 * What a project file ignores is left out, also when it is named.
 */
export function findTargets(paths: readonly string[], directory: string, projects: Projects): Targets {
  const folders = new Map<string, readonly string[]>();
  const wholeFolders = new Set<string>();
  const singleFiles = new Set<string>();
  const problems: string[] = [];
  const notes: string[] = [];
  const roots: string[] = [];
  const discovered = new Set<string>();
  for (const path of paths) {
    const absolute = withSlashes(resolve(directory, path));
    // resolve() takes an empty path, such as an empty variable of a script, for the working directory.
    const kind: Kind =
      path === "" ? { error: "there is no file or folder with an empty name" } : kindOf(absolute);
    const root = workspaceRoot(kind === "folder" ? absolute : dirname(absolute));
    const { isIgnored } = projects.of(root);
    if (typeof kind === "string" && isIgnored(absolute))
      notes.push(`${path}: is ignored by the project file (--no-config checks it)`);
    else if (kind === "folder" && !isToolFolder(`${absolute}/`, directory)) {
      const found = discover(absolute, isIgnored);
      roots.push(root);
      discovered.add(absolute);
      problems.push(...found.problems.map((problem) => shownNote(problem, directory)));
      notes.push(...found.notes.map((note) => shownNote(note, directory)));
      for (const [folder, files] of found.folders) {
        if (files.every(isIgnored)) continue;
        folders.set(folder, files);
        wholeFolders.add(folder);
      }
    } else if (kind === "file" && !isToolFolder(absolute, directory) && isOurs(absolute)) {
      singleFiles.add(absolute);
      roots.push(root);
      folders.set(dirname(absolute), neighbours(absolute, problems, directory));
    } else problems.push(`${path}: ${reasonAgainst(absolute, kind, directory)}`);
  }
  const tasks = [...folders].map(([folder, files]) => ({ directory: folder, files }));
  const isIgnored = new Set(
    [...wholeFolders].flatMap((folder) => {
      const project = projects.of(innermost(roots, folder) ?? folder);
      return (folders.get(folder) ?? []).filter(project.isIgnored);
    }),
  );
  return {
    tasks,
    workspaces: workspacesOf(tasks, roots, discovered, projects),
    isWanted: (path) => singleFiles.has(path) || (wholeFolders.has(dirname(path)) && !isIgnored.has(path)),
    problems,
    notes,
  };
}

/** @param discovered folders of which everything below is among the tasks */
function workspacesOf(
  tasks: readonly FolderTask[],
  roots: readonly string[],
  discovered: ReadonlySet<string>,
  projects: Projects,
): TargetWorkspace[] {
  const workspaces = new Map<string, FolderTask[]>();
  const ordered = [...new Set(roots)];
  for (const task of tasks) {
    const root = innermost(ordered, task.directory);
    if (root === undefined) continue;
    const list = workspaces.get(root);
    if (list) list.push(task);
    else workspaces.set(root, [task]);
  }
  return [...workspaces].map(([root, wanted]) => ({
    root,
    project: projects.of(root),
    wanted,
    others: discovered.has(root) ? [] : othersOf(root, wanted, projects.of(root).isIgnored),
  }));
}

/** A repository inside another is a workspace of its own. */
function innermost(roots: readonly string[], directory: string): string | undefined {
  return roots
    .filter((one) => directory === one || directory.startsWith(`${one}/`))
    .reduce<string | undefined>((best, one) => (best && best.length > one.length ? best : one), undefined);
}

/** What cannot be read among them was not asked for, so nobody is told. */
function othersOf(
  root: string,
  wanted: readonly FolderTask[],
  isIgnored: (path: string) => boolean,
): FolderTask[] {
  const known = new Set(wanted.map((task) => task.directory));
  return [...discover(root, isIgnored).folders]
    .filter(([directory, files]) => !known.has(directory) && !files.every(isIgnored))
    .map(([directory, files]) => ({ directory, files }));
}

/** The path as it is shown: relative to the working directory, with `/`. */
export function shownPath(path: string, directory: string): string {
  return withSlashes(relative(directory, path));
}

/** A sentence that begins with a path, which is shown as all others are: "/work/web/main.tf:3: ..." */
export function shownNote(note: string, directory: string): string {
  const [path] = /^(?:[A-Za-z]:)?\/.+?(?=:(?:\d+:)? )/s.exec(note) ?? [];
  return path === undefined ? note : (shownPath(path, directory) || ".") + note.slice(path.length);
}

/** Why a path stands for nothing, as the end of a sentence. */
export const NOTHING_THERE = "there is no such file or folder";

type Kind = "file" | "folder" | { readonly error: string };

function kindOf(path: string): Kind {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return { error: NOTHING_THERE };
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
  return "is neither a Terraform nor a Packer file (.tf, .tofu, .tfvars, .pkr.hcl, .pkrvars.hcl, each also as .json)";
}

/** Who stands in such a folder means what is in it; so only what lies below the working directory counts. */
function isToolFolder(path: string, directory: string): boolean {
  const below = `${withSlashes(directory)}/`;
  return isInIgnoredFolder(path.startsWith(below) ? path.slice(below.length) : path);
}

/** The files a file is judged with; itself alone when its folder cannot be listed. */
function neighbours(path: string, problems: string[], directory: string): readonly string[] {
  try {
    return filesOfFolder(dirname(path));
  } catch (error) {
    problems.push(
      `${shownPath(dirname(path), directory) || "."}: cannot be listed (${(error as NodeJS.ErrnoException).code}); ${shownPath(path, directory)} was checked alone`,
    );
    return [path];
  }
}
