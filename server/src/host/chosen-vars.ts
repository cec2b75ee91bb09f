import { readdirSync, realpathSync, statSync } from "node:fs";
import picomatch from "picomatch";
import { type ProjectTarget, pinOf, pinsToHandOver } from "../project/deploy.ts";
import { dialectOf, IGNORED_FOLDERS } from "../syntax/names.ts";
import type { ProjectBlocks } from "./project-blocks.ts";
import { chooseVarsFiles } from "./vars-files.ts";

export interface TargetVarsFiles {
  /** Absolute, in the order in which they count. */
  readonly files: readonly string[];
  /** What is named and not there, sentences with file and line. */
  readonly problems: readonly string[];
}

/** The vars files of a target: its own, otherwise those that are chosen for its root module. Without pins. */
export function varsFilesOf(blocks: ProjectBlocks, target: ProjectTarget): TargetVarsFiles {
  const { project } = blocks;
  const absolute = (path: string): string => `${project}/${path}`;
  if (target.varsFiles.length > 0)
    return {
      files: target.varsFiles.map(({ value }) => absolute(value)),
      problems: target.varsFiles
        .filter(({ value }) => !isFile(absolute(value)))
        .map(({ value, range }) => blocks.said(range, `there is no vars file "${value}"`)),
    };
  const vars = blocks.vars.filter(({ directory }) => directory === target.root.value);
  const varsFiles = vars.flatMap(({ files }) => files.flatMap(({ path }) => candidates(project, path)));
  const chosen = chooseVarsFiles(
    { vars },
    { modules: [target.root.value], varsFiles: [...new Set(varsFiles)].sort() },
  );
  return {
    files: (chosen.byModule.get(target.root.value) ?? []).map(absolute),
    problems: chosen.problems.map(({ range, message }) => blocks.said(range, message)),
  };
}

/**
 * All that a plan of a target is handed over, pins last.
 * @param isPinned whether the pin of the target is there, or will be before anything is planned
 */
export function withPins(
  { project, targets }: ProjectBlocks,
  target: ProjectTarget,
  varsFiles: readonly string[],
  isPinned: boolean,
): string[] {
  const own = pinOf(target, targets).path;
  // A vars file that is not there is an error of Terraform.
  const isThere = (path: string): boolean => (isPinned && path === own) || isFile(`${project}/${path}`);
  const pins = pinsToHandOver(target, targets).filter(isThere);
  return [...varsFiles, ...pins.map((path) => `${project}/${path}`)];
}

/** The vars files that a path or pattern may mean. Only folders that it can lead to are looked into. */
function candidates(project: string, pattern: string): string[] {
  if (isFile(`${project}/${pattern}`)) return [pattern];
  const { base, glob } = picomatch.scan(pattern);
  const found: string[] = [];
  const isDeep = /\*\*|[{(][^})]*\//.test(glob);
  collect(project, base, isDeep ? Number.POSITIVE_INFINITY : glob.split("/").length, found, new Set());
  return found;
}

function collect(
  project: string,
  folder: string,
  depth: number,
  found: string[],
  visited: Set<string>,
): void {
  const absolute = folder === "" ? project : `${project}/${folder}`;
  for (const name of namesIn(absolute, visited)) {
    const path = folder === "" ? name : `${folder}/${name}`;
    if (dialectOf(name) === "terraform-vars" && isFile(`${project}/${path}`)) found.push(path);
    else if (depth > 1 && !PASSED_OVER.has(name)) collect(project, path, depth - 1, found, visited);
  }
}

/** Sorted; none where there is no such folder, or it was seen by another name. */
function namesIn(folder: string, visited: Set<string>): string[] {
  try {
    const real = realpathSync(folder);
    if (visited.has(real)) return [];
    visited.add(real);
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const PASSED_OVER: ReadonlySet<string> = new Set([...IGNORED_FOLDERS, ".rebake"]);
