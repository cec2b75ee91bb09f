import {
  namesPlaces,
  type ProjectContents,
  type ProjectPlaces,
  placeProblems,
  rootsOf,
  variablesOf,
} from "../project/check-places.ts";
import { EMPTY_PROJECT, type Project, type ProjectProblem, type ProjectRule } from "../project/project.ts";
import { readProject } from "../project/read.ts";
import { PROJECT_FILE } from "../project/schema.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { readHclSource } from "../syntax/hcl/source.ts";
import { dialectOf } from "../syntax/names.ts";
import { LineIndex } from "../text/lines.ts";
import { discover, filesOfFolder } from "./discover.ts";
import { excluder } from "./globs.ts";
import { readProjectText } from "./project-text.ts";
import { readTextFile } from "./read-source.ts";
import { chooseVarsFiles, contentsOf } from "./vars-files.ts";

/** A project file as a command uses it. */
export interface DiskProject {
  readonly project: Project;
  /** True for what the project file leaves out; gets an absolute path. */
  readonly isIgnored: (path: string) => boolean;
  /** The vars files chosen for root modules, by their folders; absolute. */
  readonly varsFiles: Readonly<Record<string, readonly string[]>>;
  /** What does not count, each with its line. */
  readonly problems: readonly (ProjectProblem & { readonly line: number })[];
  /** Why the file cannot be used at all, as the end of a sentence. */
  readonly failure: string | undefined;
}

export const NO_PROJECT: DiskProject = {
  project: EMPTY_PROJECT,
  isIgnored: () => false,
  varsFiles: {},
  problems: [],
  failure: undefined,
};

/**
 * Reads the project file of a workspace.
 * @param root the folder of the workspace; the paths in the file are relative to it
 * @param rules those there are
 * @param path another file than the one in `root`
 * @returns undefined when there is none
 */
export function readProjectFile(
  engine: HclEngine,
  root: string,
  rules: Iterable<ProjectRule>,
  path = `${root}/${PROJECT_FILE}`,
): DiskProject | undefined {
  const read = readProjectText(path);
  if (!read) return undefined;
  if ("failure" in read) return { ...NO_PROJECT, failure: read.failure };
  const { project, problems } = readProject(readHclSource(engine, path, "project", read.text), rules);
  const isExcluded = excluder(project.ignored);
  const contents = namesPlaces(project) ? contentsOf(filesBelow(root)) : undefined;
  const chosen = contents && chooseVarsFiles(project, contents);
  const missing = contents ? placeProblems(project, withVariables(root, project, contents)) : [];
  const absolute = (below: string): string => (below === "" ? root : `${root}/${below}`);
  const lines = new LineIndex(read.text);
  return {
    project,
    isIgnored: (one) => one.startsWith(`${root}/`) && isExcluded(one.slice(root.length + 1)),
    varsFiles: Object.fromEntries(
      [...(chosen?.byModule ?? [])].map(([module, files]) => [absolute(module), files.map(absolute)]),
    ),
    problems: [...problems, ...(chosen?.problems ?? []), ...missing]
      .sort((a, b) => a.range.start - b.range.start)
      .map(({ range, message }) => ({ line: lines.position(range.start).line + 1, range, message })),
    failure: undefined,
  };
}

function* filesBelow(root: string): Generator<string> {
  for (const files of discover(root).folders.values())
    for (const path of files) yield path.slice(root.length + 1);
}

function withVariables(root: string, project: Project, contents: ProjectContents): ProjectPlaces {
  const variables = new Map<string, ReadonlySet<string>>();
  for (const folder of rootsOf(project)) {
    if (!contents.modules.includes(folder)) continue;
    const files = filesOfFolder(folder === "" ? root : `${root}/${folder}`).filter(
      (path) => dialectOf(path) === "terraform",
    );
    const found = variablesOf(files.map((path) => [path, readTextFile(path, () => {})] as const));
    if (found) variables.set(folder, found);
  }
  return { ...contents, variables };
}
