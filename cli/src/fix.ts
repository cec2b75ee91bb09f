import { createTwoFilesPatch } from "diff";
import { printable } from "../../protocol/src/printable.ts";
import { fingerprintsOf } from "../../server/src/fingerprints.ts";
import { combineFixes, safeFix } from "../../server/src/fix.ts";
import { Folder } from "../../server/src/folder.ts";
import type { FolderTask } from "../../server/src/host/check-folders.ts";
import { CheckSession } from "../../server/src/host/check-session.ts";
import { loadEngine } from "../../server/src/host/engine.ts";
import { replaceFile } from "../../server/src/host/replace-file.ts";
import type { LintFinding } from "../../server/src/lint.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { readSourceText } from "../../server/src/syntax/read.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { applyEdits } from "../../server/src/text/edit.ts";
import { type CheckArguments, isAtLeast } from "./arguments.ts";
import { loadBaseline } from "./baseline-file.ts";
import { plural } from "./output/plural.ts";
import { type Style, styleFor } from "./output/style.ts";
import { Progress } from "./progress.ts";
import { loadProjects } from "./projects.ts";
import { settingsFor } from "./settings.ts";
import { EXIT, type Shell } from "./shell.ts";
import { findTargets, shownNote, shownPath, type Targets } from "./targets.ts";

/** Fixes can uncover one another; more passes than this mean that two of them fight. */
const MOST_PASSES = 10;

/** `rebake fix`: applies the safe fixes (or shows them). @returns the exit code: findings that stay count as in `check`. */
export async function fix(given: CheckArguments, shell: Shell): Promise<number> {
  const projects = await loadProjects(given, shell);
  const targets = findTargets(given.paths, shell.directory, projects);
  const problems = [...projects.problems, ...targets.problems];
  const style = styleFor(shell.stdout, given.color, shell.environment);
  const engine = await loadEngine();
  const progress = new Progress(
    shell,
    targets.tasks.reduce((sum, task) => sum + task.files.length, 0),
  );
  let files = 0;
  let fixed = 0;
  let left = 0;
  for (const { run, task } of runsOf(engine, given, targets)) {
    const outcome = run.folder(task, problems, shell.directory);
    files += task.files.length;
    progress.report(files);
    let allWritten = true;
    for (const { before, after } of outcome.changed) {
      const name = shownPath(before.path, shell.directory);
      const failure = given.dryRun ? undefined : replaceFile(before.path, before.text, after);
      if (given.dryRun) shell.stdout.write(patch(name, before.text, after, style));
      else if (failure === undefined) shell.stdout.write(`fixed ${printable(name)}\n`);
      else {
        allWritten = false;
        problems.push(`${name}: ${failure}`);
      }
    }
    fixed += allWritten ? outcome.fixed : 0;
    left += outcome.left + (allWritten ? 0 : outcome.fixed);
  }
  progress.finish();
  for (const problem of [...projects.notes, ...targets.notes, ...problems])
    shell.stderr.write(`rebake: ${printable(problem)}\n`);
  const verb = given.dryRun ? "would be fixed" : "fixed";
  shell.stdout.write(
    `${plural(fixed, "finding")} ${verb}, ${left} left that ${left === 1 ? "needs" : "need"} a decision (rebake check)\n`,
  );
  const there = given.dryRun ? left + fixed : left;
  return problems.length > 0 ? EXIT.failed : there > 0 ? EXIT.findings : EXIT.clean;
}

interface FolderOutcome {
  readonly changed: readonly { readonly before: SourceFile; readonly after: string }[];
  readonly fixed: number;
  readonly left: number;
}

/** The folders to mend, each with the run of its workspace. */
function* runsOf(engine: HclEngine, given: CheckArguments, targets: Targets) {
  for (const { root, project, wanted, others } of targets.workspaces) {
    const session = new CheckSession(engine, settingsFor(given, root, project));
    const folders = [...wanted, ...others];
    session.begin({ folders, calls: session.scan(folders) });
    const baseline = given.baseline ? loadBaseline(root) : undefined;
    const run = new FixRun(engine, session, given, targets, { root, known: baseline?.entries ?? new Map() });
    for (const task of wanted) yield { run, task };
  }
}

class FixRun {
  constructor(
    private readonly engine: HclEngine,
    private readonly session: CheckSession,
    private readonly given: CheckArguments,
    private readonly targets: Targets,
    private readonly baseline: { readonly root: string; readonly known: ReadonlyMap<string, unknown> },
  ) {}

  folder(task: FolderTask, problems: string[], directory: string): FolderOutcome {
    const before = this.session.folder(task.directory)?.files ?? [];
    let files = before;
    let fixed = 0;
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const fixes = this.findings(task, files).flatMap((finding) => safeFix(finding) ?? []);
      const { edits, taken } = combineFixes(fixes);
      if (taken === 0) break;
      fixed += taken;
      files = files.map((file) => this.apply(file, edits.changes.get(file.path)));
    }
    const left = this.countNew(task, files);
    problems.push(...this.session.problemsOf(task.directory).map((note) => shownNote(note, directory)));
    const changed = files.flatMap((file, index) => {
      const original = before[index];
      return original && original.text !== file.text ? [{ before: original, after: file.text }] : [];
    });
    return { changed, fixed, left };
  }

  private findings(task: FolderTask, files: readonly SourceFile[]) {
    return this.session.lint(this.withTexts(task, files)).filter((one) => this.isCounted(one));
  }

  /** How many are left that are not in the baseline. */
  private countNew(task: FolderTask, files: readonly SourceFile[]): number {
    const { root, known } = this.baseline;
    const all = this.session.lint(this.withTexts(task, files));
    const textOf = (path: string) => files.find((file) => file.path === path)?.text;
    const fingerprints = fingerprintsOf(all, textOf, root);
    return all.filter((one, index) => this.isCounted(one) && !known.has(fingerprints[index] ?? "")).length;
  }

  private withTexts({ directory }: FolderTask, files: readonly SourceFile[]): Folder {
    return this.session.folder(directory)?.withFiles(files) ?? new Folder(directory, files);
  }

  private isCounted({ severity, location }: LintFinding): boolean {
    return isAtLeast(severity, this.given.severity) && this.targets.isWanted(location.path);
  }

  private apply(file: SourceFile, edits: Parameters<typeof applyEdits>[1] | undefined): SourceFile {
    if (!edits) return file;
    return readSourceText(this.engine, file.path, file.dialect, applyEdits(file.text, edits).text, file);
  }
}

/** A line of a file as it can be shown; the end of a line of Windows stays, so that the patch can be applied. */
function printableLine(line: string): string {
  const end = line.endsWith("\r") ? "\r" : "";
  return printable(line.slice(0, line.length - end.length)) + end;
}

function patch(name: string, before: string, after: string, style: Style): string {
  const text = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, "", "", { context: 3 });
  const lines = text
    .split("\n")
    .filter((line) => !line.startsWith("====="))
    .map(printableLine);
  return lines
    .map((line) =>
      /^\+(?!\+\+)/.test(line) ? style.added(line) : /^-(?!--)/.test(line) ? style.removed(line) : line,
    )
    .join("\n");
}
