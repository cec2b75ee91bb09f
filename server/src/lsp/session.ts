import type { Connection } from "vscode-languageserver/node";
import { type InitializationOptions, rulePage } from "../../../protocol/src/lsp.ts";
import { foreignKind } from "../foreign.ts";
import type { SyntaxChecker } from "../host/syntax-checker.ts";
import { today } from "../host/today.ts";
import type { Tools } from "../ide/analysis.ts";
import type { ProjectProblem } from "../project/project.ts";
import type { Rule } from "../rules/rule.ts";
import { addTallies, scoreOf, type Tally, tallyOf } from "../score.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { folderOf, isJson } from "../syntax/names.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { type FileAccess, Workspace } from "../workspace.ts";
import { Baselines } from "./baselines.ts";
import { type Checked, Checker, placesOf } from "./checker.ts";
import { type DiagnosticOptions, toProjectDiagnostics, toSyntaxDiagnostics } from "./convert.ts";
import { DiagnosticStore, type StoredDiagnostics } from "./diagnostic-store.ts";
import { Documents } from "./documents.ts";
import { loadInBackground } from "./engine-loading.ts";
import type { ClientFeatures } from "./features.ts";
import { diagnosticsOfFile } from "./grouped-diagnostics.ts";
import { describe, type Log } from "./handler.ts";
import { editorFiles } from "./module-world.ts";
import { WorkspaceModules } from "./modules.ts";
import { isProjectFile, Projects } from "./projects.ts";
import { Scheduler } from "./scheduler.ts";
import { SettingsStore } from "./settings-store.ts";
import { StatusReporter } from "./status.ts";
import { SyntaxErrors } from "./syntax-errors.ts";
import type { CheckElsewhere } from "./thread-scan.ts";
import { uriFiles } from "./uri-files.ts";
import { rootOf, schemeOf } from "./uris.ts";

/** What the server stands on, handed in: tests have a disk of their own and rules of their own. */
export interface ServerHost {
  readonly files: FileAccess;
  readonly rules: readonly Rule[];
  loadEngine(): Promise<HclEngine>;
  createSyntaxChecker(log: (message: string) => void): SyntaxChecker;
  /** Checks closed folders on other threads; where there is none everything is done on this one. */
  readonly checkElsewhere?: CheckElsewhere | undefined;
  /** How long the typing must pause before HashiCorp's parser is asked. */
  readonly syntaxPauseMs?: number;
  /** The day, as `YYYY-MM-DD`; that of this machine when left out. */
  readonly today?: (() => string) | undefined;
  /** Where the pages of the rules lie on this machine, as a URI with `{rule}` for the id; undefined when they do not. */
  readonly rulePage?: string | undefined;
}

/** Everything one client and the server have between them, from `initialize` to `exit`. */
export class Session {
  readonly documents = new Documents();
  readonly workspace: Workspace;
  readonly settings: SettingsStore;
  readonly projects: Projects;
  readonly baselines: Baselines;
  readonly modules: WorkspaceModules;
  readonly checker: Checker;
  readonly store: DiagnosticStore;
  readonly scheduler: Scheduler;
  readonly status: StatusReporter;
  readonly syntax: SyntaxErrors;
  readonly files: FileAccess;
  /** What reads HCL in which something may be wrong. */
  readonly engine: () => Promise<HclEngine>;
  /** Resolves when texts can be read and it is known who calls whom. */
  readonly ready: Promise<unknown>;
  readonly tools: Tools;
  readonly diagnosticOptions: DiagnosticOptions;
  private readonly syntaxChecker: SyntaxChecker;
  private settingsRead: () => void = () => {};
  private hasSettings = false;
  private indexReady: () => void = () => {};
  /** Resolves when it is known who calls whom: before, a called module would be judged by its defaults. */
  readonly indexed = new Promise<void>((resolve) => {
    this.indexReady = resolve;
  });
  /** What the score is made from, by folder. */
  private readonly tallies = new Map<string, Tally>();
  private readonly effects = new Map<string, string>();
  /** Folders that other threads have checked as they are on disk: what they pass on is not known here. */
  private readonly scanned = new Set<string>();
  /** False until somebody has vouched for the workspace: what lies in it can then not hide findings. */
  isTrusted: boolean;
  readonly rules: readonly Rule[];

  /** @param onDiagnostics is told which files have other diagnostics than before. */
  constructor(
    readonly connection: Connection,
    readonly features: ClientFeatures,
    readonly options: InitializationOptions,
    readonly log: Log,
    private readonly host: ServerHost,
    onDiagnostics: (paths: readonly string[]) => void,
  ) {
    this.rules = host.rules;
    this.diagnosticOptions = {
      features,
      rulePage: (rule) => this.rulePage(rule),
      uri: (path) => this.documents.uri(path),
    };
    this.files = uriFiles(host.files, connection, () => options.fileRequests === true);
    this.status = new StatusReporter(connection, options.status === true);
    const engine = loadInBackground(() => host.loadEngine(), log);
    this.engine = async () => {
      await engine.ready;
      return engine.loaded();
    };
    const rootIn = (directory: string): string | undefined => rootOf(this.settings.rootPaths(), directory);
    this.workspace = new Workspace({
      engine: { parse: (text) => engine.loaded().parse(text) },
      files: this.files,
      onUnreadable: (path, reason) => this.unreadable(path, reason),
      scripts: (directory) => editorFiles(engine.loaded(), directory, rootIn(directory)),
      root: rootIn,
    });
    const ruleIds = host.rules.map((rule) => rule.id);
    this.isTrusted = options.trusted !== false;
    this.projects = new Projects({
      files: this.files,
      engine: this.engine,
      rules: host.rules,
      openText: (path) => this.documents.text(path),
      isTrusted: () => this.isTrusted,
      onUnreadable: (path, reason) => this.unreadable(path, reason),
      onProblems: (path, file, problems) => this.reportProject(path, file, problems),
    });
    this.baselines = new Baselines({
      files: this.files,
      baseOf: (path) => this.projects.baseOf(path),
      isOff: () => !this.isTrusted || this.settings.window()["rebake.showBaseline"],
      onProblem: (problem) => log.warn(problem),
    });
    this.settings = new SettingsStore(connection, log, new Set(ruleIds), this.projects);
    const settingsRead = new Promise<void>((resolve) => {
      this.settingsRead = resolve;
    });
    this.modules = new WorkspaceModules({
      workspace: this.workspace,
      engine: engine.loaded,
      root: rootIn,
      varsFiles: (directory) => this.projects.varsFiles(directory),
      onProblem: (problem) => log.warn(problem),
    });
    this.ready = Promise.all([engine.ready, settingsRead, this.indexed]);
    this.checker = new Checker({
      workspace: this.workspace,
      modules: this.modules,
      rules: host.rules,
      ready: this.ready,
      levels: (directory) => this.settings.levels(directory),
      ruleOptions: (directory) => this.projects.ruleOptions(directory),
      isIgnored: (rule, path) => this.projects.isIgnoredBy(rule, path),
      onlyNew: (folder, findings) => this.baselines.withoutKnown(folder, findings),
      today: host.today ?? today,
      log,
    });
    this.store = new DiagnosticStore((paths) => {
      this.status.update(this.totals());
      onDiagnostics(paths);
    });
    this.scheduler = new Scheduler(
      (directory) => this.checkAndReport(directory),
      (busy) => this.status.busy(busy, this.totals()),
    );
    this.syntaxChecker = host.createSyntaxChecker((message) => log.error(message));
    this.syntax = new SyntaxErrors(this.syntaxChecker, (path) => this.recheck(path), host.syntaxPauseMs);
    this.tools = {
      lint: (folder, uses) => this.checker.lint(folder, uses),
      read: (path, dialect, text, previous) => this.workspace.read(path, dialect, text, previous),
    };
  }

  get checkElsewhere(): CheckElsewhere | undefined {
    return this.host.checkElsewhere;
  }

  today(): string {
    return (this.host.today ?? today)();
  }

  /** From now on folders are checked. */
  settingsAreRead(): void {
    this.hasSettings = true;
    this.settingsRead();
  }

  /** From now on it is known which folders call which. */
  modulesAreIndexed(): void {
    this.indexReady();
  }

  /** Where a link to a rule leads in this client. */
  rulePage(rule: string): string {
    const page = this.options.rulePage ?? this.host.rulePage;
    return page?.replace("{rule}", rule) ?? rulePage(rule);
  }

  /** Takes in what an open document says now, or leaves it out when it is not ours to check. */
  syncDocument(path: string): void {
    if (isProjectFile(path)) {
      this.projects.fileChanged(path);
      return;
    }
    const document = this.documents.forCore(path);
    if (!document || !this.isServed(path)) {
      if (this.workspace.document(path)) this.dropDocument(path);
      return;
    }
    this.projects.moduleChanged(folderOf(path));
    const directory = this.workspace.put(document);
    // Who types faster than a check takes is not checked at each letter; who does not, waits for nothing.
    const pause = Math.min(this.checker.untilAffordable(directory), LONGEST_DELAY_MS);
    this.scheduler.soon(directory, pause, LONGEST_DELAY_MS);
    // Until the settings are read nobody knows whether they want to be told; then all documents come here again.
    if (this.hasSettings && this.settings.window()["rebake.diagnostics.syntaxErrors"] && !isJson(path))
      this.syntax.put(path, document.text);
    else this.syntax.close(path);
  }

  /** A document was closed, or is not ours to check any more. */
  dropDocument(path: string): void {
    if (isProjectFile(path)) {
      this.projects.fileChanged(path);
      return;
    }
    this.projects.moduleChanged(folderOf(path));
    this.syntax.close(path);
    const directory = this.workspace.close(path);
    if (directory !== undefined) this.reconsider(directory);
  }

  /** Checks a folder again, or forgets it when nobody wants to know. */
  reconsider(directory: string): void {
    // What is wrong in a project file is kept as if the file were a folder.
    if (isProjectFile(directory)) {
      this.projects.fileChanged(directory);
      return;
    }
    if (this.workspace.isOpen(directory)) this.scheduler.soon(directory, 0);
    else if (this.isInScope(directory)) this.scheduler.later(directory);
    else {
      this.scheduler.forget(directory);
      this.workspace.release(directory);
      this.store.setFolder(directory, []);
    }
  }

  /** Puts what was found into the store, unless a document has changed since. Returns whether it did. */
  report(checked: Checked): boolean {
    for (const [path, version] of checked.versions) {
      if (this.documents.version(path) !== version) return false;
    }
    const { directory, files } = checked.folder;
    const places = placesOf(checked);
    const reported: Omit<StoredDiagnostics, "resultId">[] = [];
    for (const file of files) {
      const { path, text } = file;
      const version = checked.versions.get(path);
      if ((version === undefined && !this.isInScope(path)) || this.settings.isExcluded(path)) continue;
      const found = checked.findings.filter((finding) => finding.location.path === path);
      const errors = version === undefined || foreignKind(file) ? [] : this.syntax.of(path);
      const diagnostics = [
        ...toSyntaxDiagnostics(errors, text),
        ...diagnosticsOfFile(found, places, this.diagnosticOptions),
      ];
      reported.push({ path, version, diagnostics });
    }
    this.store.setFolder(directory, reported);
    this.tallies.set(directory, tallyOf(checked.folder, checked.findings));
    this.tellDependents(checked);
    this.workspace.trim((one) => this.modules.isNeeded(one, this.workspace.openDirectories()));
    return true;
  }

  private reportProject(
    path: string,
    file: SourceFile | undefined,
    problems: readonly ProjectProblem[],
  ): void {
    const version = this.documents.version(path);
    if (!file || (version === undefined && !this.isInScope(path))) {
      this.store.setFolder(path, []);
      return;
    }
    const diagnostics = toProjectDiagnostics(problems, file.text);
    this.store.setFolder(path, [{ path, version, diagnostics }]);
  }

  private totals(): { findings: number; files: number; score: number | undefined } {
    const shown = new Set(this.store.directories());
    for (const directory of this.tallies.keys()) if (!shown.has(directory)) this.tallies.delete(directory);
    return { ...this.store.totals(), score: scoreOf(addTallies(this.tallies.values())) };
  }

  /** Puts in what another thread has found in a folder as it is on disk. */
  takeScanned(
    directory: string,
    reported: readonly Omit<StoredDiagnostics, "resultId">[],
    tally: Tally | undefined,
  ): void {
    this.scanned.add(directory);
    this.effects.delete(directory);
    this.store.setFolder(directory, reported);
    if (tally) this.tallies.set(directory, tally);
  }

  /** When a folder passes or gives something else than before, others may have other findings. */
  private tellDependents(checked: Checked): void {
    const { directory, files } = checked.folder;
    const chosen = [...this.projects.chosenIn(directory)];
    const texts = chosen.flatMap(([, paths]) =>
      files.filter(({ path }) => paths.includes(path)).map(({ text }) => text),
    );
    const effects = [checked.surroundings.effects, ...texts].join("\n");
    const before = this.effects.get(directory);
    this.effects.set(directory, effects);
    if (before === effects) return;
    if (before !== undefined) this.reconsiderDependents(directory, chosen);
    else if (this.scanned.delete(directory)) void this.tellIfNotOnDisk(checked, chosen);
  }

  /** What was scanned is what was on disk: where this is something else others have been told something else. */
  private async tellIfNotOnDisk({ folder, versions }: Checked, chosen: Chosen): Promise<void> {
    for (const { path, text } of folder.files) {
      if (!versions.has(path)) continue;
      const onDisk = await this.files.read(path);
      if (onDisk.kind !== "text" || onDisk.text !== text)
        return this.reconsiderDependents(folder.directory, chosen);
    }
  }

  /** What others were told about the folder when it was scanned may be something else now. */
  changedOnDisk(directory: string): void {
    if (this.scanned.delete(directory))
      this.reconsiderDependents(directory, [...this.projects.chosenIn(directory)]);
  }

  private reconsiderDependents(directory: string, chosen: Chosen): void {
    const dependents = new Set(this.modules.takeDependents(directory));
    for (const [module] of chosen)
      for (const one of [module, ...this.modules.index.dependents(module)]) dependents.add(one);
    for (const one of dependents) {
      if (this.workspace.isOpen(one)) this.scheduler.soon(one, 0);
      else if (this.isInScope(one)) this.scheduler.later(one);
    }
  }

  /** True for files whose findings are shown although they are not open. */
  isInScope(path: string): boolean {
    if (this.settings.window()["rebake.diagnostics.scope"] !== "workspace") return false;
    return rootOf(this.settings.rootPaths(), path) !== undefined && !this.settings.isExcluded(path);
  }

  /** True for what a client may open that is a file to work on, not an old version of one or a log. */
  private isServed(path: string): boolean {
    const scheme = schemeOf(path);
    if (scheme === "untitled") return true;
    const isKnown = scheme === "file" || this.settings.rootPaths().some((root) => schemeOf(root) === scheme);
    return isKnown && !this.settings.isExcluded(path);
  }

  private recheck(path: string): void {
    if (this.workspace.document(path)) this.scheduler.soon(this.workspace.directoryOf(path), 0);
  }

  private async checkAndReport(directory: string): Promise<void> {
    try {
      const checked = await this.checker.check(directory);
      // Forgotten meanwhile: its document was closed, or its root is gone.
      if (!this.workspace.isOpen(directory) && !this.isInScope(directory)) {
        this.store.setFolder(directory, []);
      } else this.report(checked);
    } catch (error) {
      this.log.error(`${directory} could not be checked: ${describe(error)}`);
    }
  }

  unreadable(path: string, reason: string): void {
    if (this.status.unreadable(path)) this.log.warn(`${path} was left out: ${reason}`);
  }

  dispose(): void {
    this.scheduler.dispose();
    this.projects.dispose();
    this.syntax.clear();
    this.syntaxChecker.dispose();
    this.status.dispose();
  }
}

/** From the first keystroke that was not checked yet to the check. */
const LONGEST_DELAY_MS = 300;

/** Root modules, each with the vars files that were chosen for it. */
type Chosen = readonly (readonly [module: string, paths: readonly string[]])[];
