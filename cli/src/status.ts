import { resolve } from "node:path";
import { printable } from "../../protocol/src/printable.ts";
import { awaitsDeployment, type ProjectStatus } from "../../protocol/src/project-status.ts";
import { nearestProject } from "./nearest-project.ts";
import { runAsJson } from "./output/run-words.ts";
import { statusAsText } from "./output/status.ts";
import { styleFor } from "./output/style.ts";
import { readStatusArguments } from "./project-arguments.ts";
import { openRuns, type ProjectRun, runsFor } from "./project-runs.ts";
import { EXIT, type Shell } from "./shell.ts";
import { UsageError } from "./usage.ts";

/** `rebake status`: the targets and images of a project, and its runs that are not over. */
export async function status(args: readonly string[], shell: Shell): Promise<number> {
  const given = readStatusArguments(args);
  const project = projectAt(resolve(shell.directory, given.folder ?? "."));
  const { loadEngine, projectStatus } = await import("./repository.ts");
  const found = await projectStatus(loadEngine, project, { bakes: 1 });
  const { runs, problems } = openRuns(project, shell);
  const style = styleFor(shell.stdout, given.color, shell.environment);
  shell.stdout.write(
    given.format === "json" ? asJson(found, runs) : statusAsText(found, runs, { style, now: Date.now() }),
  );
  return tellProblems([...found.problems, ...problems], shell);
}

/** @throws UsageError where a folder belongs to no project. */
export function projectAt(folder: string): string {
  const project = nearestProject(folder);
  if (project === undefined)
    throw new UsageError(
      `there is no rebake.hcl in ${folder} or above it; images and targets are written there (docs/configuration.md)`,
    );
  return project;
}

/** @returns the exit code: what could not be read is missing in what was shown */
export function tellProblems(problems: readonly string[], shell: Shell): number {
  for (const problem of problems) shell.stderr.write(`rebake: ${printable(problem)}\n`);
  return problems.length > 0 ? EXIT.failed : EXIT.clean;
}

function asJson(found: ProjectStatus, runs: readonly ProjectRun[]): string {
  const { project, targets, images, problems } = found;
  const said = {
    version: 1,
    project,
    targets: targets.map((target) => ({
      ...target,
      awaitsDeployment: awaitsDeployment(target),
      running: runsFor(target, runs).map(({ run }) => run.id),
    })),
    images,
    runs: runs.map(({ run, state }) => runAsJson(run, state)),
    problems,
  };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}
