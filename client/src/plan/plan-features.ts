import { existsSync } from "node:fs";
import { commands, type Disposable, type ExtensionContext, l10n, window, workspace } from "vscode";
import { isPlanRun } from "../../../protocol/src/run-record.ts";
import { briefStateOf, goesOn } from "../../../runner/src/run-state.ts";
import { listRuns, type RunFolder } from "../../../runner/src/runs.ts";
import type { Server } from "../features/server.ts";
import { PlanPage } from "./page.ts";
import { PlanMemory } from "./plan-memory.ts";
import { PlanOutput } from "./plan-output.ts";
import { PLAN_COMMANDS, type RootPlan } from "./plan-state.ts";
import { PlanStore } from "./plans.ts";
import type { PreviewTools } from "./preview.ts";
import { isOfWorkspace, isSame } from "./root-modules.ts";
import { RunsWatch } from "./runs-watch.ts";
import { type StateFolder, stateFolder } from "./state-folder.ts";
import { registerPlanStatus } from "./status.ts";

/** Plans of this window: those that run or were made lately are found again, new ones are begun, and followed. */
export class PlanFeatures implements Disposable {
  readonly plans: PlanStore;
  private readonly output: PlanOutput;
  private readonly page: PlanPage;
  private readonly memory: PlanMemory;
  private readonly registered: Disposable[];
  private folder: StateFolder | undefined;
  private watch: RunsWatch | undefined;

  /** Cheap: disks are looked at later, by `start`. */
  constructor(
    private readonly context: ExtensionContext,
    private readonly server: Server,
  ) {
    this.plans = new PlanStore(server);
    this.output = new PlanOutput(this.plans);
    this.page = new PlanPage(context, this.plans);
    this.memory = new PlanMemory(context.workspaceState);
    this.registered = [
      this.plans,
      registerPlanStatus(this.plans),
      this.output,
      this.page,
      this.plans.onDidChange(() => this.tellContexts()),
      window.onDidChangeWindowState(({ focused }) => focused && this.watch?.look()),
      workspace.onDidChangeWorkspaceFolders(() => this.restore()),
      ...this.registerCommands(),
    ];
  }

  /** Looks for runs of this workspace's root modules. Never throws: what goes wrong is in the log. */
  start(): void {
    try {
      this.stateFolder();
    } catch (error) {
      this.server.log.error(`Runs of this workspace are not followed: ${(error as Error).message}`);
    }
    this.restore();
  }

  dispose(): void {
    this.watch?.dispose();
    for (const one of this.registered) one.dispose();
  }

  private registerCommands(): Disposable[] {
    const { registerCommand } = commands;
    return [
      registerCommand(PLAN_COMMANDS.preview, (root) => this.preview(root, false)),
      registerCommand(PLAN_COMMANDS.previewWithOptions, (root) => this.preview(root, true)),
      registerCommand(PLAN_COMMANDS.show, (root, change, keepsFocus) =>
        this.onPlan(root, (plan) => {
          this.plans.setCurrent(plan.root);
          this.page.show(plan.root, typeof change === "string" ? change : undefined, keepsFocus === true);
        }),
      ),
      registerCommand(PLAN_COMMANDS.again, (root) => this.previewAgain(root)),
      registerCommand(PLAN_COMMANDS.cancel, (root) =>
        this.onRunning(root, async (plan) => (await import("./stop-plan.ts")).cancelPlan(plan)),
      ),
      registerCommand(PLAN_COMMANDS.forceStop, (root) =>
        this.onRunning(root, async (plan) => (await import("./stop-plan.ts")).forceStopPlan(plan)),
      ),
      registerCommand(PLAN_COMMANDS.output, (root) => this.onPlan(root, (plan) => this.output.show(plan))),
      registerCommand(PLAN_COMMANDS.putAway, (root) => this.onPlan(root, (plan) => this.putAway(plan))),
    ];
  }

  private async preview(root: unknown, asksOptions: boolean): Promise<void> {
    const { previewPlan } = await import("./preview.ts");
    await previewPlan(this.tools(), typeof root === "string" ? root : undefined, asksOptions);
  }

  private tools(): PreviewTools {
    const { context, server, memory, page, plans: store } = this;
    return { context, server, memory, page, store, stateFolder: () => this.stateFolder() };
  }

  /** Of a root module whose plan was put away, or is from another day, it is the first one again. */
  private async previewAgain(root: unknown): Promise<void> {
    const { previewAgain } = await import("./preview.ts");
    if (typeof root === "string" && !this.planOf(root) && isOfWorkspace(root))
      await this.preview(root, false);
    else await this.onPlan(root, (plan) => previewAgain(this.tools(), plan));
  }

  /** The plan of a root module; the current one where none is named. The arguments of commands may come from anywhere. */
  private planOf(root: unknown): RootPlan | undefined {
    const { plans } = this;
    if (typeof root !== "string") return plans.current;
    const known = plans.roots.find((one) => isSame(one, root));
    return known === undefined ? undefined : plans.of(known);
  }

  private async onPlan(root: unknown, act: (plan: RootPlan) => Promise<void> | void): Promise<void> {
    const plan = this.planOf(root);
    if (plan) await act(plan);
    else window.setStatusBarMessage(l10n.t("Rebake: there is no plan yet"), MESSAGE_MILLISECONDS);
  }

  /** Where no root module is named and the current plan has ended, one that goes on is meant. */
  private onRunning(root: unknown, act: (plan: RootPlan) => Promise<void> | void): Promise<void> {
    const { plans } = this;
    const isNamed = typeof root === "string" || isGoingOn(plans.current);
    return this.onPlan(isNamed ? root : plans.roots.find((one) => isGoingOn(plans.of(one))), act);
  }

  private async putAway(plan: RootPlan): Promise<void> {
    this.plans.putAway(plan.root);
    await this.memory.setPutAway(plan.root, plan.run.id);
  }

  /** Made and watched when it is first needed, and again when somebody removed it. @throws Error naming the folder that cannot be written. */
  private stateFolder(): StateFolder {
    if (this.folder && existsSync(this.folder.state.runs)) return this.folder;
    this.folder = stateFolder(process.env, this.context.globalStorageUri);
    const { notice } = this.folder;
    if (notice !== undefined) {
      this.server.log.warn(notice);
      if (!this.plans.notices.includes(notice)) this.plans.notices.push(notice);
    }
    this.watch?.dispose();
    this.watch = new RunsWatch(
      this.folder.state,
      (run) => this.began(run),
      (message) => this.server.log.warn(message),
    );
    return this.folder;
  }

  /** Somebody began a run: this window, another one, a terminal. */
  private began(run: RunFolder): void {
    if (isPlanRun(run.record) && isOfWorkspace(run.record.root)) this.plans.take(run);
  }

  /** The newest run of each root module: what goes on, and what ended lately and says something. */
  private restore(): void {
    if (!this.folder) return;
    const { runs, problems } = listRuns(this.folder.state);
    for (const problem of problems) this.server.log.warn(problem);
    const seen = new Set<string>();
    for (const run of runs) {
      const { root } = run.record;
      if (seen.has(root) || !isPlanRun(run.record) || !isOfWorkspace(root)) continue;
      const state = briefStateOf(run);
      const { finished } = state;
      // What somebody stopped says nothing: the one before it does.
      if (finished?.outcome === "cancelled" || finished?.outcome === "forced") continue;
      seen.add(root);
      const isRecent = Date.now() - Date.parse(run.record.created) < RECENT_MILLISECONDS;
      if (goesOn(state) || (isRecent && !this.memory.isPutAway(root, run.id))) this.plans.take(run);
    }
  }

  /** What `when` clauses of the manifest ask for. */
  private tellContexts(): void {
    const { roots } = this.plans;
    this.setContext("rebake.hasPlan", roots.length > 0);
    this.setContext(
      "rebake.planGoesOn",
      roots.some((root) => isGoingOn(this.plans.of(root))),
    );
  }

  private readonly contexts = new Map<string, boolean>();
  private setContext(name: string, value: boolean): void {
    if (this.contexts.get(name) === value) return;
    this.contexts.set(name, value);
    void commands.executeCommand("setContext", name, value);
  }
}

function isGoingOn(plan: RootPlan | undefined): boolean {
  return plan !== undefined && goesOn(plan.state);
}

const MESSAGE_MILLISECONDS = 8000;
/** What was planned earlier than that is asked of `rebake runs`; the editor opens without it. */
const RECENT_MILLISECONDS = 24 * 60 * 60 * 1000;
