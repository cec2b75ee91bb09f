import { dirname, resolve } from "node:path";
import { checkPlan } from "../../server/src/host/check-plan.ts";
import { filesOfFolder, withSlashes } from "../../server/src/host/discover.ts";
import { loadEngine } from "../../server/src/host/engine.ts";
import { readPlanFile, readPlanStream } from "../../server/src/host/plan-file.ts";
import { workspaceRoot } from "../../server/src/host/workspace-root.ts";
import { isPlanRule } from "../../server/src/plan-lint.ts";
import { type CheckArguments, isAtLeast } from "./arguments.ts";
import type { Collected } from "./check.ts";
import { loadProjects } from "./projects.ts";
import { ruleNamed } from "./rule-names.ts";
import { settingsFor } from "./settings.ts";
import type { Shell } from "./shell.ts";
import { shownNote } from "./targets.ts";
import { UsageError } from "./usage.ts";

/** What the plan is called that comes on standard input. */
const STANDARD_INPUT = "standard input";

/**
 * Checks the plan that `--plan` names with the rules of scope `plan`. What is beside it (or in the folder that is named) is
 * taken for its configuration. @throws UsageError when rules or paths are named that do not go with a plan.
 */
export async function collectPlanFindings(
  given: CheckArguments & { readonly plan: string },
  shell: Shell,
): Promise<Collected> {
  refuseOtherRules(given);
  const read =
    given.plan === "-"
      ? await readPlanStream(shell.stdin)
      : readPlanFile(resolve(shell.directory, given.plan));
  const name = given.plan === "-" ? STANDARD_INPUT : given.plan;
  if ("problem" in read) return { ...NOTHING, problems: [`${name}: ${read.problem}`] };
  const directory = rootModule(given, shell);
  const root = workspaceRoot(directory);
  const projects = await loadProjects({ ...given, paths: [directory] }, shell);
  const { engine, planPath } = {
    engine: await loadEngine(),
    planPath: withSlashes(resolve(shell.directory, name)),
  };
  const result = checkPlan(read.plan, {
    ...settingsFor(given, root, projects.of(root)),
    engine,
    directory,
    planPath,
  });
  const isAskedFor = ({ severity }: { readonly severity: Parameters<typeof isAtLeast>[0] }): boolean =>
    isAtLeast(severity, given.severity);
  return {
    ...NOTHING,
    findings: result.findings.filter(isAskedFor),
    suppressed: result.suppressed.filter(isAskedFor),
    files: 1,
    problems: [
      ...projects.problems,
      ...result.problems.map((problem) => shownNote(problem, shell.directory)),
    ],
    notes: [...projects.notes, ...result.view.problems.map((problem) => `${name}: ${problem}`)],
  };
}

const NOTHING: Collected = {
  findings: [],
  suppressed: [],
  files: 0,
  problems: [],
  notes: [],
  tallies: new Map(),
  inBaseline: undefined,
};

function refuseOtherRules({ rules = [] }: CheckArguments): void {
  for (const id of rules)
    if (!isPlanRule(ruleNamed(id)))
      throw new UsageError(`--rule ${id}: it judges files, not plans; leave out --plan`);
}

/** The folder that is named, or that of the plan, or the working directory: the first with Terraform files in it. */
function rootModule(
  { paths, plan, hasPaths }: CheckArguments & { readonly plan: string },
  shell: Shell,
): string {
  const named = hasPaths ? paths : [];
  if (named.length > 1)
    throw new UsageError(`--plan goes with one folder, that of its configuration, not also "${named[1]}"`);
  const [only] = named;
  if (only !== undefined) return withSlashes(resolve(shell.directory, only));
  const besides = plan === "-" ? [] : [dirname(resolve(shell.directory, plan))];
  const candidates = [...besides, shell.directory].map(withSlashes);
  return candidates.find(hasTerraform) ?? candidates[0] ?? shell.directory;
}

function hasTerraform(folder: string): boolean {
  try {
    return filesOfFolder(folder).some((path) => /\.(?:tf|tofu)(?:\.json)?$/.test(path));
  } catch {
    // What cannot be listed holds no configuration that could be read.
    return false;
  }
}
