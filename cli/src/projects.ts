import { statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { withSlashes } from "../../server/src/host/discover.ts";
import { loadEngine } from "../../server/src/host/engine.ts";
import { type DiskProject, NO_PROJECT, readProjectFile } from "../../server/src/host/project-file.ts";
import { workspaceRoot } from "../../server/src/host/workspace-root.ts";
import { PROJECT_FILE } from "../../server/src/project/schema.ts";
import { EVERY_RULE } from "../../server/src/suppression-rules.ts";
import type { CheckArguments } from "./arguments.ts";
import type { Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";

/** The project files of the workspaces that a command line names. */
export interface Projects {
  of(root: string): DiskProject;
  /** What does not count in them, a sentence each. */
  readonly notes: readonly string[];
  /** Those that cannot be used, a sentence each. */
  readonly problems: readonly string[];
}

/** @throws UsageError when the file named with `--config` cannot be used. */
export async function loadProjects(given: CheckArguments, shell: Shell): Promise<Projects> {
  const projects = new Map<string, DiskProject>();
  const notes: string[] = [];
  const problems: string[] = [];
  if (given.config === false) return { of: () => NO_PROJECT, notes, problems };
  const engine = await loadEngine();
  const named = given.config === undefined ? undefined : withSlashes(resolve(shell.directory, given.config));
  for (const root of rootsOf(given.paths, shell.directory)) {
    const path = named ?? `${root}/${PROJECT_FILE}`;
    const project = readProjectFile(engine, root, EVERY_RULE, path);
    if (named !== undefined && (!project || project.failure !== undefined))
      throw new UsageError(`--config ${given.config}: ${project?.failure ?? "there is no such file"}`);
    if (!project) continue;
    projects.set(root, project);
    const name = withSlashes(relative(shell.directory, path));
    if (project.failure !== undefined)
      problems.push(`${name}: ${project.failure}; everything was checked without it`);
    for (const { line, message } of project.problems) notes.push(`${name}:${line}: ${message}`);
  }
  return { of: (root) => projects.get(root) ?? NO_PROJECT, notes: [...new Set(notes)], problems };
}

/** The workspaces that paths lie in. */
export function rootsOf(paths: readonly string[], directory: string): Set<string> {
  return new Set(
    paths.map((path) => {
      const absolute = withSlashes(resolve(directory, path));
      return workspaceRoot(isFolder(absolute) ? absolute : dirname(absolute));
    }),
  );
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    // What cannot be asked for is named when it is to be checked.
    return false;
  }
}
