import { commands, type Disposable, type ExtensionContext, l10n } from "vscode";
import { isPlanRun } from "../../../protocol/src/run-record.ts";
import { goesOn } from "../../../runner/src/run-state.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import type { Server } from "../features/server.ts";
import { showStatusMessage } from "../features/status-message.ts";
import { isDriftRun } from "../runs/run-names.ts";
import type { ShownRun } from "../runs/run-store.ts";
import type { RunsHome } from "../runs/runs-home.ts";
import { type PageDeploying, PlanPage } from "./page.ts";
import { PlanMemory } from "./plan-memory.ts";
import { PLAN_COMMANDS, type RootPlan } from "./plan-state.ts";
import { PlanStore } from "./plans.ts";
import type { PreviewTools } from "./preview.ts";
import { isOfWorkspace, isSame } from "./root-modules.ts";

/** Plans of this window: those that run or were made lately are found again, new ones are begun, and followed. */
export class PlanFeatures implements Disposable {
  readonly plans: PlanStore;
  private readonly page: PlanPage;
  private readonly memory: PlanMemory;
  private readonly registered: Disposable[];

  constructor(
    private readonly context: ExtensionContext,
    private readonly server: Server,
    private readonly home: RunsHome,
    deploying: PageDeploying,
  ) {
    this.plans = new PlanStore(server, home.store, home.notices);
    this.page = new PlanPage(context, this.plans, deploying);
    this.memory = new PlanMemory(context.workspaceState);
    this.registered = [
      this.plans,
      this.page,
      this.plans.onDidChange(() => this.tellContexts()),
      home.onDidBegin((run) => this.began(run)),
      home.onDidList(() => this.restore()),
      ...this.registerCommands(),
    ];
  }

  /** Shows the plan of a run in place of what is shown of its root module, also where that is newer. */
  showRun(run: RunFolder): void {
    this.plans.take(run, true);
    this.plans.setCurrent(run.record.root);
    this.page.show(run.record.root);
  }

  dispose(): void {
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
        this.onRunning(root, async (plan) => (await import("../runs/stop-run.ts")).cancel(plan)),
      ),
      registerCommand(PLAN_COMMANDS.forceStop, (root) =>
        this.onRunning(root, async (plan) => (await import("../runs/stop-run.ts")).stopByForce(plan)),
      ),
      registerCommand(PLAN_COMMANDS.output, (root) =>
        this.onPlan(root, ({ run }) => this.home.output.show(run)),
      ),
      registerCommand(PLAN_COMMANDS.putAway, (root) => this.onPlan(root, (plan) => this.putAway(plan))),
    ];
  }

  private async preview(root: unknown, asksOptions: boolean): Promise<void> {
    const { previewPlan } = await import("./preview.ts");
    await previewPlan(this.tools, typeof root === "string" ? root : undefined, asksOptions);
  }

  /** What making plans needs of the window. */
  get tools(): PreviewTools {
    const { context, server, home, memory, page, plans: store } = this;
    return { context, server, home, memory, page, store };
  }

  /** Of a root module whose plan was put away, or is from another day, it is the first one again. */
  private async previewAgain(root: unknown): Promise<void> {
    const { previewAgain } = await import("./preview.ts");
    if (typeof root === "string" && !this.planOf(root) && isOfWorkspace(root))
      await this.preview(root, false);
    else await this.onPlan(root, (plan) => previewAgain(this.tools, plan));
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
    else showStatusMessage(l10n.t("Rebake: there is no plan yet"));
  }

  /** Where no root module is named and the current plan has ended, one that goes on is meant. */
  private onRunning(root: unknown, act: (plan: RootPlan) => Promise<void> | void): Promise<void> {
    const { plans } = this;
    const isNamed = typeof root === "string" || isGoingOn(plans.current);
    return this.onPlan(isNamed ? root : plans.roots.find((one) => isGoingOn(plans.of(one))), act);
  }

  /** Takes a plan off the screen. */
  async putAway(plan: RootPlan): Promise<void> {
    this.plans.putAway(plan.root);
    await this.memory.setPutAway(plan.root, plan.run.id);
  }

  /** A look for drift that nobody here asked for does not take the place of a plan, which somebody may be about to deploy. */
  private began(run: RunFolder): void {
    if (!isPlanRun(run.record)) return;
    const shown = this.plans.of(run.record.root)?.run.record;
    if (!shown || isDriftRun(shown) || !isDriftRun(run.record)) this.plans.take(run);
  }

  /** The newest run of each root module: what goes on, and what ended lately and says something; looks for drift after plans. */
  private restore(): void {
    const seen = new Set<string>();
    const { runs } = this.home.store;
    const isDrift = ({ run }: ShownRun): boolean => isDriftRun(run.record);
    for (const { run, state } of [...runs.filter((one) => !isDrift(one)), ...runs.filter(isDrift)]) {
      const { root } = run.record;
      if (seen.has(root) || !isPlanRun(run.record)) continue;
      const { finished } = state;
      // What somebody stopped says nothing: the one before it does.
      if (finished?.outcome === "cancelled" || finished?.outcome === "forced") continue;
      if (!goesOn(state) && (!isRecent(run) || this.memory.isPutAway(root, run.id))) continue;
      seen.add(root);
      this.plans.take(run);
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

function isRecent({ record }: RunFolder): boolean {
  return Date.now() - Date.parse(record.created) < RECENT_MILLISECONDS;
}

/** What was planned earlier than that is asked of `rebake runs`; the editor opens without it. */
const RECENT_MILLISECONDS = 24 * 60 * 60 * 1000;
