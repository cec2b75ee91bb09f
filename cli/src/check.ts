import type { CheckSettings } from "../../server/src/host/check-folders.ts";
import { checkFolders } from "../../server/src/host/check-pool.ts";
import type { PlainFinding } from "../../server/src/host/plain-findings.ts";
import type { DiskProject } from "../../server/src/host/project-file.ts";
import { RULES } from "../../server/src/rules/index.ts";
import { defaultLevel } from "../../server/src/rules/rule.ts";
import { type CheckArguments, isAtLeast } from "./arguments.ts";
import { createReport } from "./output/json.ts";
import { styleFor } from "./output/style.ts";
import { formatFinding, formatSummary } from "./output/text.ts";
import { Progress } from "./progress.ts";
import { loadProjects } from "./projects.ts";
import { EXIT, type Shell } from "./shell.ts";
import { findTargets } from "./targets.ts";

/** `rebake check`: prints what is found. @returns the exit code. */
export async function check(given: CheckArguments, shell: Shell): Promise<number> {
  const started = performance.now();
  const result = await collectFindings(given, shell);
  for (const line of [...result.problems, ...result.notes]) shell.stderr.write(`rebake: ${line}\n`);
  const milliseconds = performance.now() - started;
  if (given.format === "json") {
    const report = createReport(result.findings, result.files, milliseconds, shell.directory);
    shell.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    const style = styleFor(shell.stdout, given.color, shell.environment);
    const shown = result.findings.map((finding) => formatFinding(finding, shell.directory, style));
    shell.stdout.write(
      [...shown, formatSummary(result.findings, result.files, milliseconds, style)].join("\n"),
    );
  }
  return result.problems.length > 0 ? EXIT.failed : result.findings.length > 0 ? EXIT.findings : EXIT.clean;
}

export interface Collected {
  readonly findings: readonly PlainFinding[];
  readonly files: number;
  /** What could not be checked, a sentence each. */
  readonly problems: readonly string[];
  /** What is broken in places and was checked as far as it can be read. */
  readonly notes: readonly string[];
}

/** Checks what the arguments name. Findings come sorted by file and place, those below the wanted severity left out. */
export async function collectFindings(given: CheckArguments, shell: Shell): Promise<Collected> {
  const projects = await loadProjects(given, shell);
  const targets = findTargets(given.paths, shell.directory, projects);
  const problems = [...projects.problems, ...targets.problems];
  const notes: string[] = [];
  const findings: PlainFinding[] = [];
  const progress = new Progress(
    shell,
    targets.tasks.reduce((sum, task) => sum + task.files.length, 0),
  );
  let files = 0;
  for (const { root, project, wanted, others } of targets.workspaces) {
    await checkFolders(wanted, others, settingsFor(given, root, project), (result) => {
      files += result.files;
      problems.push(...result.problems);
      notes.push(...result.notes);
      for (const finding of result.findings) {
        if (isAtLeast(finding.severity, given.severity) && targets.isWanted(finding.path))
          findings.push(finding);
      }
      progress.report(files);
    });
  }
  progress.finish();
  return {
    findings: findings.sort(byPlace),
    files,
    problems,
    notes: [...projects.notes, ...targets.notes, ...notes.sort()],
  };
}

/** What the command line and the project file say about how to check a workspace. */
export function settingsFor(given: CheckArguments, root: string, project: DiskProject): CheckSettings {
  return {
    root,
    rules: given.rules,
    severities: severitiesFor(given, project),
    varsFiles: project.varsFiles,
  };
}

function byPlace(a: PlainFinding, b: PlainFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start.line - b.start.line || a.start.character - b.start.character || (a.rule < b.rule ? -1 : 1);
}

/** A rule that is asked for by name runs, also when it is off. */
function severitiesFor(given: CheckArguments, { project }: DiskProject): CheckSettings["severities"] {
  const severities = Object.fromEntries(project.severities);
  for (const id of given.rules ?? []) {
    const rule = RULES.find((one) => one.id === id);
    const level = severities[id] ?? (rule && defaultLevel(rule));
    if (rule) severities[id] = level === "off" || level === undefined ? rule.severity : level;
  }
  return severities;
}
