import type { Folder } from "../folder.ts";
import { type ForeignKind, foreignKind } from "../foreign.ts";
import { type LintFinding, lintFolder } from "../lint.ts";
import { ModuleTree } from "../module-tree.ts";
import { tallyOf } from "../score.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { localSourcesIn, targetOf } from "../terraform/call-targets.ts";
import { LineIndex } from "../text/lines.ts";
import {
  type CheckSettings,
  chosenRules,
  type FolderResult,
  type FolderTask,
  ruleFailure,
} from "./check-folders.ts";
import { DiskWorld } from "./disk-world.ts";
import { ruleExcluder } from "./globs.ts";
import { type PlainFinding, plainFindings } from "./plain-findings.ts";
import { readTextFile } from "./read-source.ts";

/** Which folders call which: `[called, caller]`. */
export type Call = readonly [called: string, caller: string];

/** What is known of the workspace before its folders are checked. */
export interface CheckPlan {
  /** Every folder and the configuration files in it. */
  readonly folders: readonly FolderTask[];
  readonly calls: readonly Call[];
}

/**
 * Folders are let go of when more characters than this are held; what is still needed is read again. Each takes some 50 bytes
 * with all that is worked out from it.
 */
const MOST_HELD = 1_500_000;

/**
 * Checks folders of a workspace on disk, one at a time, each as the others use it. First it looks for calls in its share
 * of the folders; then it is told all of them.
 */
export class CheckSession {
  private readonly texts = new Map<string, string>();
  private readonly problems = new Map<string, Set<string>>();
  private readonly rules;
  private readonly isIgnored: (rule: string, relative: string) => boolean;
  private files: ReadonlyMap<string, readonly string[]> = new Map();
  private callers: ReadonlyMap<string, readonly string[]> = new Map();
  private world: DiskWorld | undefined;
  private tree: ModuleTree | undefined;

  constructor(
    private readonly engine: HclEngine,
    private readonly settings: CheckSettings,
  ) {
    this.rules = chosenRules(settings.rules);
    this.isIgnored = ruleExcluder(Object.entries(settings.ignoredBy ?? {}));
  }

  /** Reads folders, and finds the calls in them. */
  scan(tasks: readonly FolderTask[]): Call[] {
    const calls: Call[] = [];
    for (const { directory, files } of tasks) {
      const targets = new Set<string>();
      for (const path of files) {
        const text = readTextFile(path, (problem) => this.note(directory, problem));
        if (text === undefined) continue;
        this.texts.set(path, text);
        if (/\.(?:tf|tofu)(?:\.json)?$/.test(path))
          for (const source of localSourcesIn(text)) targets.add(targetOf(directory, source));
      }
      for (const target of targets) calls.push([target, directory]);
    }
    return calls;
  }

  begin(plan: CheckPlan): void {
    this.files = new Map(plan.folders.map((task) => [task.directory, task.files]));
    const callers = new Map<string, string[]>();
    for (const [called, caller] of plan.calls) {
      const list = callers.get(called);
      if (list) list.push(caller);
      else callers.set(called, [caller]);
    }
    this.callers = callers;
  }

  /** Never throws: what goes wrong is in `problems`. */
  check(directory: string): FolderResult {
    this.makeRoom();
    const result = this.checkAsItIs(directory);
    // Objects that go young cost little, so what one folder needed goes before the next one comes.
    this.tree?.release(directory);
    return result;
  }

  private checkAsItIs(directory: string): FolderResult {
    const folder = this.folder(directory);
    const silenced: Silenced[] = [];
    const found = folder ? this.lintAsItIs(folder, silenced) : [];
    // Behind all others, so that these have the fingerprints they would have without.
    const all = this.settings.suppressed ? [...found, ...silenced.map(({ finding }) => finding)] : found;
    const plain = plainFindings((path) => this.current().world.text(path), all, this.settings);
    return {
      directory,
      files: folder?.files.length ?? this.files.get(directory)?.length ?? 0,
      findings: plain.slice(0, found.length),
      ...(this.settings.suppressed ? { suppressed: withReasons(plain.slice(found.length), silenced) } : {}),
      ...(folder && this.settings.score ? { tally: tallyOf(folder, found) } : {}),
      foreign: folder ? foreignFiles(folder) : {},
      problems: this.problemsOf(directory),
      notes: folder ? folder.files.filter((file) => !foreignKind(file)).flatMap(brokenPlaces) : [],
    };
  }

  folder(directory: string): Folder | undefined {
    return this.current().world.folder(directory);
  }

  /** What is found in a folder with these texts, which from now on stand for those on disk. */
  lint(folder: Folder): LintFinding[] {
    const { world } = this.current();
    world.put(folder);
    this.tree = new ModuleTree(world);
    return this.lintAsItIs(folder);
  }

  /** What could not be read or checked in a folder, a sentence each. */
  problemsOf(directory: string): string[] {
    return [...(this.problems.get(directory) ?? [])];
  }

  private lintAsItIs(folder: Folder, silenced: Silenced[] = []): LintFinding[] {
    const { tree } = this.current();
    const { root } = this.settings;
    return lintFolder(folder, this.rules, {
      severities: new Map(Object.entries(this.settings.severities)),
      ruleOptions: this.settings.ruleOptions,
      isIgnored: (rule, path) =>
        path.startsWith(`${root}/`) && this.isIgnored(rule, path.slice(root.length + 1)),
      today: this.settings.today,
      onSuppressed: (finding, reason) => silenced.push({ finding, reason }),
      uses: tree.folderUses(folder.directory),
      onRuleFailure: (rule, directory, error) => this.note(directory, ruleFailure(rule, directory, error)),
    });
  }

  private current(): { world: DiskWorld; tree: ModuleTree } {
    if (!this.world || !this.tree) {
      this.world = new DiskWorld({
        engine: this.engine,
        root: this.settings.root,
        files: this.files,
        callers: this.callers,
        texts: this.texts,
        varsFiles: (directory) => this.settings.varsFiles?.[directory] ?? [],
        onProblem: (directory, problem) => this.note(directory, problem),
      });
      this.tree = new ModuleTree(this.world);
    }
    return { world: this.world, tree: this.tree };
  }

  /** Only between folders: in the middle of one, what was found would lie in texts that are not held any more. */
  private makeRoom(): void {
    if (!this.world || this.world.size <= MOST_HELD) return;
    this.world = undefined;
    this.tree = undefined;
  }

  private note(directory: string, problem: string): void {
    const known = this.problems.get(directory);
    if (known) known.add(problem);
    else this.problems.set(directory, new Set([problem]));
  }
}

interface Silenced {
  readonly finding: LintFinding;
  readonly reason: string;
}

function withReasons(plain: readonly PlainFinding[], silenced: readonly Silenced[]): PlainFinding[] {
  return plain.map((finding, index) => ({
    ...finding,
    suppression: { reason: silenced[index]?.reason ?? "" },
  }));
}

function foreignFiles({ files }: Folder): FolderResult["foreign"] {
  const counts: Partial<Record<ForeignKind, number>> = {};
  for (const file of files) {
    const kind = foreignKind(file);
    if (kind) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** One sentence for the first place of a file that cannot be read, as far as the rules have looked. */
function brokenPlaces(file: SourceFile): string[] {
  const { fault } = file;
  if (fault) return [`${file.path}:${lineOf(file, fault.offset)}: ${fault.message}`];
  for (const { piece, start } of file.pieces) {
    const [problem] = piece.knownProblems;
    if (!piece.damaged && !problem) continue;
    const at = piece.damaged ? piece.itemRange.start : (problem?.range.start ?? 0);
    const kind = file.dialect.endsWith("-vars") ? "argument" : "block";
    const what = piece.damaged ? `a ${kind} that is not closed, or no ${kind} at all` : "a syntax error";
    return [`${file.path}:${lineOf(file, start + at)}: ${what}; what can be read was checked`];
  }
  return [];
}

/** Counted from one. */
function lineOf(file: SourceFile, offset: number): number {
  return new LineIndex(file.text).position(offset).line + 1;
}
