import { existsSync } from "node:fs";
import { type Disposable, EventEmitter, type ExtensionContext, window, workspace } from "vscode";
import { listRuns, type RunFolder } from "../../../runner/src/runs.ts";
import type { StateDirectory } from "../../../runner/src/state-directory.ts";
import type { Server } from "../features/server.ts";
import { isOfWorkspace } from "../plan/root-modules.ts";
import { RunOutput } from "./run-output.ts";
import { RunStore } from "./run-store.ts";
import { RunsWatch } from "./runs-watch.ts";
import { type StateFolder, stateFolder } from "./state-folder.ts";

/** Where the runs of this window lie: those that are there are found, and those that begin are heard of. */
export class RunsHome implements Disposable {
  readonly store: RunStore;
  readonly output: RunOutput;
  private readonly begins = new EventEmitter<RunFolder>();
  /** Somebody began a run of this workspace: this window, another one, a terminal. */
  readonly onDidBegin = this.begins.event;
  private readonly lists = new EventEmitter<void>();
  /** The runs that are there were looked for, at the start or for other folders of the workspace. */
  readonly onDidList = this.lists.event;
  /** Sentences that belong to every run of this window. */
  readonly notices: string[] = [];
  private folder: StateFolder | undefined;
  private watch: RunsWatch | undefined;
  private readonly registered: readonly Disposable[];

  /** Cheap: disks are looked at later, by `start`. */
  constructor(
    private readonly context: Pick<ExtensionContext, "globalStorageUri">,
    private readonly server: Pick<Server, "log">,
  ) {
    this.store = new RunStore((message) => server.log.error(message));
    this.output = new RunOutput(this.store);
    this.registered = [
      this.store,
      this.output,
      this.begins,
      this.lists,
      window.onDidChangeWindowState(({ focused }) => focused && this.watch?.look()),
      workspace.onDidChangeWorkspaceFolders(() => this.list()),
    ];
  }

  /** Looks for runs of this workspace. Never throws: what goes wrong is in the log. */
  start(): void {
    try {
      this.state();
    } catch (error) {
      this.server.log.error(`Runs of this workspace are not followed: ${(error as Error).message}`);
    }
    this.list();
  }

  /** Made and watched when it is first needed, and again when somebody removed it. @throws Error naming the folder that cannot be written. */
  state(): StateDirectory {
    if (this.folder && existsSync(this.folder.state.runs)) return this.folder.state;
    this.folder = stateFolder(process.env, this.context.globalStorageUri);
    const { notice, state } = this.folder;
    if (notice !== undefined) {
      this.server.log.warn(notice);
      if (!this.notices.includes(notice)) this.notices.push(notice);
    }
    this.watch?.dispose();
    this.watch = new RunsWatch(
      state,
      (run) => this.began(run),
      (message) => this.server.log.warn(message),
    );
    return state;
  }

  dispose(): void {
    this.watch?.dispose();
    for (const one of this.registered) one.dispose();
  }

  private began(run: RunFolder): void {
    if (!isOfWorkspace(run.record.root)) return;
    this.store.follow(run);
    this.store.prune();
    this.begins.fire(run);
  }

  private list(): void {
    if (!this.folder) return;
    const { runs, problems } = listRuns(this.folder.state);
    for (const problem of problems) this.server.log.warn(problem);
    const isOurs = ({ record }: RunFolder): boolean => isOfWorkspace(record.root);
    this.store.prune(isOurs);
    this.store.add(runs.filter(isOurs));
    this.lists.fire();
  }
}
