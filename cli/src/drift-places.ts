import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { PROJECT_FILE } from "../../server/src/project/schema.ts";
import type { DriftArguments } from "./drift-arguments.ts";
import { nearestProject } from "./nearest-project.ts";
import { UsageError } from "./usage.ts";

/** One place that is to be looked at, or why it cannot be. */
export interface DriftPlace {
  readonly target?: string | undefined;
  /** The folder of rebake.hcl. */
  readonly project?: string | undefined;
  readonly root: string;
  readonly workspace?: string | undefined;
  readonly varFiles: readonly string[];
  readonly isPinned?: boolean;
  readonly unpinned?: string | undefined;
  readonly wrong?: string | undefined;
}

/** What a command line asks to be looked at. @throws UsageError where nobody can say what is meant. */
export async function driftPlaces(given: DriftArguments, directory: string): Promise<readonly DriftPlace[]> {
  const { named } = given;
  const project = nearestProject(directory);
  const targets = project === undefined ? [] : await targetsOf(project);
  if (given.all) return allOf(given, project, targets);
  if (project !== undefined && named !== undefined && targets.includes(named))
    return [await ofTarget(given, project, named)];
  const isTop = named === undefined && project === resolve(directory);
  if (isTop && targets.length > 0) return [await ofTarget(given, project, onlyOf(targets, PROJECT_FILE))];
  return [await ofRoot(given, directory, targets)];
}

async function targetsOf(project: string, root?: string): Promise<readonly string[]> {
  const { loadEngine, targetNames } = await import("./repository.ts");
  const names = await targetNames(loadEngine, project, root);
  if ("wrong" in names) throw new UsageError(names.wrong);
  return names;
}

async function allOf(
  given: DriftArguments,
  project: string | undefined,
  targets: readonly string[],
): Promise<readonly DriftPlace[]> {
  if (project === undefined || targets.length === 0)
    throw new UsageError(`--all looks at the targets of a ${PROJECT_FILE}, and here are none`);
  const places: DriftPlace[] = [];
  for (const target of targets) places.push(await ofTarget(given, project, target));
  return places;
}

async function ofTarget(
  { workspace, varFiles }: DriftArguments,
  project: string,
  target: string,
): Promise<DriftPlace> {
  if (workspace !== undefined || varFiles.length > 0)
    throw new UsageError(
      `${PROJECT_FILE} says workspace and vars files of the target "${target}"; leave out --workspace and --var-file`,
    );
  const { loadEngine, prepareDrift } = await import("./repository.ts");
  const prepared = await prepareDrift(loadEngine, project, target);
  return "wrong" in prepared
    ? { target, root: project, varFiles: [], wrong: prepared.wrong }
    : prepared.order;
}

async function ofRoot(
  given: DriftArguments,
  directory: string,
  targets: readonly string[],
): Promise<DriftPlace> {
  const { named = ".", workspace, varFiles } = given;
  const root = resolve(directory, named);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    const known = targets.length > 0 ? `; the targets are ${targets.join(", ")}` : "";
    throw new UsageError(`"${named}" is neither a target of ${PROJECT_FILE} nor a folder${known}`);
  }
  const missing = varFiles.find((path) => !existsSync(path));
  if (missing !== undefined) throw new UsageError(`--var-file ${missing}: there is no such file`);
  if (workspace !== undefined || varFiles.length > 0) return { root, workspace, varFiles };
  const project = nearestProject(root);
  const here = project === undefined ? [] : await targetsOf(project, root);
  return project === undefined || here.length === 0
    ? { root, varFiles }
    : ofTarget(given, project, onlyOf(here, named));
}

function onlyOf(targets: readonly string[], where: string): string {
  const [first, ...others] = targets;
  if (first === undefined || others.length > 0)
    throw new UsageError(`${where} has the targets ${targets.join(", ")}; name one of them, or say --all`);
  return first;
}
