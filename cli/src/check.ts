import { existsSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { printable } from "../../protocol/src/printable.ts";
import { type ForeignKind, foreignNote } from "../../server/src/foreign.ts";
import { chosenRules } from "../../server/src/host/check-folders.ts";
import { checkFolders } from "../../server/src/host/check-pool.ts";
import type { PlainFinding } from "../../server/src/host/plain-findings.ts";
import { readTextFile } from "../../server/src/host/read-source.ts";
import { workspaceRoot } from "../../server/src/host/workspace-root.ts";
import { isPlanRule } from "../../server/src/plan-lint.ts";
import type { Tally } from "../../server/src/score.ts";
import { looksLikeLegacyTemplate } from "../../server/src/syntax/names.ts";
import { type CheckArguments, isAtLeast } from "./arguments.ts";
import { loadBaseline } from "./baseline-file.ts";
import { changedFiles } from "./changed.ts";
import { collectPlanFindings } from "./check-plan.ts";
import { readHistory } from "./history.ts";
import { FORMATS } from "./output/formats.ts";
import type { Format, Report } from "./output/report.ts";
import { PLAIN, styleFor } from "./output/style.ts";
import { formatSummary } from "./output/text.ts";
import { Progress } from "./progress.ts";
import { loadProjects } from "./projects.ts";
import { ruleNamed } from "./rule-names.ts";
import { settingsFor } from "./settings.ts";
import { EXIT, type Shell } from "./shell.ts";
import { findTargets, NOTHING_THERE, shownNote, shownPath } from "./targets.ts";
import { UsageError } from "./usage.ts";

/** `rebake check`: prints what is found, or writes it to a file. @returns the exit code. */
export async function check(given: CheckArguments, shell: Shell): Promise<number> {
  const started = performance.now();
  const created = new Date();
  const format: Format = FORMATS[given.format];
  if (given.output !== undefined)
    refuseToReplaceTemplate(resolve(shell.directory, given.output), given.output);
  const history = readHistory(given.history, shell.directory);
  const { plan } = given;
  const collected = await (plan === undefined
    ? collectFindings(given, shell, format.needs)
    : collectPlanFindings({ ...given, plan }, shell));
  const { findings, problems, notes } = collected;
  for (const line of [...problems, ...notes]) shell.stderr.write(`rebake: ${printable(line)}\n`);
  const exitCode = problems.length > 0 ? EXIT.failed : findings.length > 0 ? EXIT.findings : EXIT.clean;
  const report: Report = {
    ...collected,
    name: basename(resolve(shell.directory, given.paths.length === 1 ? (given.paths[0] ?? "") : "")),
    created,
    milliseconds: performance.now() - started,
    exitCode,
    isVerbose: given.verbose,
    rules: chosenRules(given.rules).filter(
      (rule) => (given.rules || !rule.optIn) && isPlanRule(rule) === (plan !== undefined),
    ),
    directory: shell.directory,
    root: workspaceRoot(shell.directory),
    environment: shell.environment,
    history,
  };
  return given.output === undefined
    ? print(report, format, given, shell)
    : save(report, format, given.output, shell);
}

function print(report: Report, format: Format, given: CheckArguments, shell: Shell): number {
  shell.stdout.write(format.write(report, styleFor(shell.stdout, given.color, shell.environment)));
  return report.exitCode;
}

/** What people read at the terminal then is the summary alone. */
function save(report: Report, format: Format, path: string, shell: Shell): number {
  try {
    writeFileSync(resolve(shell.directory, path), format.write(report, PLAIN));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (!code) throw error;
    shell.stderr.write(`rebake: ${path}: cannot be written (${code})\n`);
    return EXIT.failed;
  }
  const style = styleFor(shell.stdout, undefined, shell.environment);
  shell.stdout.write(`${formatSummary(report, style)}Written to ${path}\n`);
  return report.exitCode;
}

/** Templates of Packer before HCL have no name of their own. @throws UsageError */
function refuseToReplaceTemplate(path: string, name: string): void {
  if (!path.endsWith(".json") || !existsSync(path)) return;
  const text = readTextFile(path, () => {});
  if (text !== undefined && looksLikeLegacyTemplate(text))
    throw new UsageError(
      `--output ${name}: that is a template of Packer, which the report would replace; take another name`,
    );
}

export interface Collected {
  readonly findings: readonly PlainFinding[];
  /** What comments silence, where that was asked for. */
  readonly suppressed: readonly PlainFinding[];
  readonly files: number;
  /** What could not be checked, a sentence each. */
  readonly problems: readonly string[];
  /** What is broken in places and was checked as far as it can be read. */
  readonly notes: readonly string[];
  /** What the score is made from, by folder. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** How many findings were left out, since they are in the baseline; undefined without one. */
  readonly inBaseline: number | undefined;
}

/** Who writes "--changed HEAD" means a revision, which would also be the name of a folder. */
function withRevisionHint(problem: string, { changed }: CheckArguments): string {
  const isMeant = changed === "" && problem.endsWith(NOTHING_THERE);
  return isMeant ? `${problem} (a revision is written --changed=REV)` : problem;
}

/** Checks what the arguments name. Findings come sorted by file and place, those below the wanted severity left out. */
export async function collectFindings(
  given: CheckArguments,
  shell: Shell,
  needs: Format["needs"],
): Promise<Collected> {
  refusePlanRules(given);
  const projects = await loadProjects(given, shell);
  const targets = findTargets(given.paths, shell.directory, projects);
  const isChanged = changedFiles(given, targets.workspaces, shell);
  const problems = [...projects.problems, ...targets.problems.map((one) => withRevisionHint(one, given))];
  const notes: string[] = [];
  const findings: PlainFinding[] = [];
  const suppressed: PlainFinding[] = [];
  const isAskedFor = ({ severity, path }: PlainFinding): boolean =>
    isAtLeast(severity, given.severity) && targets.isWanted(path) && isChanged(path);
  const foreign = new Map<ForeignKind, number>();
  const tallies = new Map<string, Tally>();
  let inBaseline: number | undefined;
  const progress = new Progress(
    shell,
    targets.tasks.reduce((sum, task) => sum + task.files.length, 0),
  );
  let files = 0;
  for (const { root, project, ...tasks } of targets.workspaces) {
    // A folder in which nothing has changed may still use the others, or be used by them.
    const wanted = tasks.wanted.filter((task) => task.files.some(isChanged));
    const others = [...tasks.others, ...tasks.wanted.filter((task) => !wanted.includes(task))];
    const baseline = given.baseline ? loadBaseline(root) : undefined;
    if (baseline?.problem !== undefined)
      problems.push(
        `${shownPath(baseline.path, shell.directory)}: ${baseline.problem}; all findings are new`,
      );
    else if (baseline) inBaseline ??= 0;
    const settings = { ...settingsFor(given, root, project), ...needs, suppressed: given.suppressed };
    await checkFolders(wanted, others, settings, (result) => {
      files += result.files;
      problems.push(...result.problems.map((problem) => shownNote(problem, shell.directory)));
      notes.push(...result.notes.map((note) => shownNote(note, shell.directory)));
      for (const [kind, count] of Object.entries(result.foreign) as [ForeignKind, number][])
        foreign.set(kind, (foreign.get(kind) ?? 0) + count);
      if (result.tally) tallies.set(result.directory, result.tally);
      for (const finding of result.findings) {
        if (!isAskedFor(finding)) continue;
        if (baseline?.entries.has(finding.fingerprint)) inBaseline = (inBaseline ?? 0) + 1;
        else findings.push(finding);
      }
      suppressed.push(...(result.suppressed ?? []).filter(isAskedFor));
      progress.report(files);
    });
  }
  progress.finish();
  return {
    findings: findings.sort(byPlace),
    suppressed: suppressed.sort(byPlace),
    files,
    problems,
    notes: [
      ...projects.notes,
      ...targets.notes,
      ...notes.sort(),
      ...[...foreign].map(([kind, count]) => foreignNote(kind, count)),
    ],
    tallies,
    inBaseline,
  };
}

/** @throws UsageError */
function refusePlanRules({ rules = [] }: CheckArguments): void {
  for (const id of rules)
    if (isPlanRule(ruleNamed(id)))
      throw new UsageError(`--rule ${id}: it judges plans; give one with "rebake check --plan FILE"`);
}

function byPlace(a: PlainFinding, b: PlainFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.start.line - b.start.line || a.start.character - b.start.character || (a.rule < b.rule ? -1 : 1);
}
