import type { RuleLevel } from "../../../protocol/src/settings.ts";
import type { Folder } from "../folder.ts";
import type { Analysis } from "../ide/analysis.ts";
import {
  type FolderUses,
  finishLint,
  type LintFinding,
  type LintOptions,
  lintFolder,
  type RawFindings,
  ruleByRule,
} from "../lint.ts";
import type { RuleOptions } from "../rules/options.ts";
import type { Rule } from "../rules/rule.ts";
import type { Snapshot, Workspace } from "../workspace.ts";
import { Places } from "./convert.ts";
import { describe, type Log } from "./handler.ts";
import type { Surroundings, WorkspaceModules } from "./modules.ts";

/** A snapshot, what surrounds it, and what the rules found in it. */
export interface Checked extends Analysis, Snapshot {
  readonly surroundings: Surroundings;
}

export interface CheckerOptions {
  readonly workspace: Workspace;
  readonly modules: WorkspaceModules;
  readonly rules: readonly Rule[];
  /** Resolves when the engine is loaded and the settings are read. */
  readonly ready: Promise<unknown>;
  readonly levels: (directory: string) => ReadonlyMap<string, RuleLevel>;
  readonly ruleOptions: (directory: string) => RuleOptions;
  /** True where a rule reports nothing in a file. */
  readonly isIgnored: (rule: string, path: string) => boolean;
  /** Takes away what is in the baseline. */
  readonly onlyNew: (folder: Folder, findings: LintFinding[]) => LintFinding[];
  /** The day, as `YYYY-MM-DD`. */
  readonly today: () => string;
  readonly log: Log;
}

/**
 * Checks folders. Each snapshot is checked once, whoever asks; a check that is overtaken by an edit begins again,
 * so nobody sees the findings of an old version. Gives way to other work every few milliseconds.
 */
export class Checker {
  /** What was found last, as long as the folder has not changed. */
  private readonly done = new WeakMap<Snapshot, Checked>();
  private readonly running = new Map<string, Promise<Checked>>();
  /** How long the last check of a folder took. */
  private readonly costs = new Map<string, number>();
  /** When the last check of a folder was begun. */
  private readonly begun = new Map<string, number>();
  private readonly failed = new Set<string>();
  /** Counts changes of the settings: what was found before them does not count. */
  private era = 0;
  private readonly eras = new WeakMap<Checked, number>();

  constructor(private readonly options: CheckerOptions) {}

  /** What is found in the folder as it is now. */
  check(directory: string): Promise<Checked> {
    let running = this.running.get(directory);
    if (!running) {
      running = this.run(directory).finally(() => this.running.delete(directory));
      this.running.set(directory, running);
    }
    return running;
  }

  /** The rules or their severities have changed. */
  settingsChanged(): void {
    this.era++;
  }

  /** Milliseconds until as much time has passed since the last check of the folder was begun as it took. */
  untilAffordable(directory: string): number {
    const begun = this.begun.get(directory);
    return begun === undefined ? 0 : Math.max(0, begun + this.cost(directory) - performance.now());
  }

  private cost(directory: string): number {
    return this.costs.get(directory) ?? 0;
  }

  /** What the rules find in a folder, which may have other texts than the files on disk. */
  lint(folder: Folder, uses?: FolderUses): LintFinding[] {
    return lintFolder(folder, this.options.rules, this.lintOptions(folder.directory, uses));
  }

  private lintOptions(directory: string, uses: FolderUses | undefined): LintOptions {
    return {
      severities: this.options.levels(directory),
      ruleOptions: this.options.ruleOptions(directory),
      isIgnored: this.options.isIgnored,
      today: this.options.today(),
      uses,
      onRuleFailure: (rule, where, error) => this.ruleFailed(rule, where, error),
    };
  }

  private async run(directory: string): Promise<Checked> {
    await this.options.ready;
    for (;;) {
      const snapshot = await this.options.workspace.snapshot(directory);
      const surroundings = await this.options.modules.around(directory, snapshot);
      if ((await this.options.workspace.snapshot(directory)) !== snapshot) continue;
      const known = this.done.get(snapshot);
      const isSame = known?.surroundings.dependencies === surroundings.dependencies;
      if (known && isSame && this.eras.get(known) === this.era) return known;
      const era = this.era;
      const all = await this.findings(directory, snapshot, surroundings.uses);
      if (!all || era !== this.era) continue;
      const findings = this.options.onlyNew(snapshot.folder, all);
      const checked = { ...snapshot, findings, surroundings, uses: surroundings.uses };
      this.done.set(snapshot, checked);
      this.eras.set(checked, era);
      return checked;
    }
  }

  /** Undefined when the folder has changed meanwhile. */
  private async findings(
    directory: string,
    snapshot: Snapshot,
    uses: FolderUses,
  ): Promise<LintFinding[] | undefined> {
    const started = performance.now();
    this.begun.set(directory, started);
    // What was quick the last time is done at once; the first time, much has to be parsed.
    if (this.costs.has(directory) && this.cost(directory) < SLICE_MS) {
      const findings = this.lint(snapshot.folder, uses);
      this.costs.set(directory, performance.now() - started);
      return findings;
    }
    const options = this.lintOptions(directory, uses);
    const raw: RawFindings = { found: [], ran: new Set() };
    let cost = 0;
    let sliceStart = started;
    for (const _ of ruleByRule(snapshot.folder, this.options.rules, options, raw)) {
      const took = performance.now() - sliceStart;
      if (took < SLICE_MS) continue;
      cost += took;
      await new Promise<void>((resolve) => setImmediate(resolve));
      if ((await this.options.workspace.snapshot(directory)) !== snapshot) return undefined;
      sliceStart = performance.now();
    }
    cost += performance.now() - sliceStart;
    this.costs.set(directory, cost);
    return finishLint(snapshot.folder, raw, options);
  }

  private ruleFailed(rule: string, directory: string, error: unknown): void {
    if (this.failed.has(rule)) return;
    this.failed.add(rule);
    this.options.log.error(
      `The rule ${rule} failed in ${directory}; its findings are missing there. Logged once. ${describe(error)}`,
    );
  }
}

/** Offsets to places, in all files that the findings speak of. */
export function placesOf({ folder, surroundings }: Checked): Places {
  return new Places(folder, (path) => surroundings.textOf(path));
}

const SLICE_MS = 10;
