import { commands, Disposable, l10n, Uri, window } from "vscode";
import { isDeployRun, isPlanRun } from "../../../protocol/src/run-record.ts";
import { showStatusMessage } from "../features/status-message.ts";
import { imagesOf, type ProjectStore, targetsOf } from "../project/project-store.ts";
import { NodesView } from "../tree/nodes-view.ts";
import { nameOfRun } from "./run-names.ts";
import { type RunNode, runNodes } from "./run-nodes.ts";
import type { RunStore, ShownRun } from "./run-store.ts";
import type { RunsHome } from "./runs-home.ts";

/** What is done with the plan of a run: the page shows it. */
export type ShowPlanRun = (shown: ShownRun) => void;

/** The view Runs, and what its lines offer. */
export function registerRuns(home: RunsHome, projects: ProjectStore, showPlan: ShowPlanRun): Disposable {
  const { store } = home;
  const view = new NodesView<RunNode>("rebake.runs", (ages) => {
    store.prune();
    return runNodes(store.runs, ages);
  });
  let told = false;
  return Disposable.from(
    view,
    store.onDidChange(() => {
      view.changed();
      const goesOn = store.live.length > 0;
      if (goesOn === told) return;
      told = goesOn;
      // What `when` clauses of the manifest ask for.
      void commands.executeCommand("setContext", "rebake.runGoesOn", goesOn);
    }),
    ...registerCommands(home, projects, showPlan),
  );
}

function registerCommands(home: RunsHome, projects: ProjectStore, showPlan: ShowPlanRun): Disposable[] {
  const { store } = home;
  const { registerCommand } = commands;
  return [
    registerCommand("rebake.openRunLog", async (given) => {
      const shown = runIn(store, given);
      if (shown) await home.output.show(shown.run);
    }),
    registerCommand("rebake.cancelRun", async (given) => {
      const shown = await meantToStop(store, given);
      if (shown) (await import("./stop-run.ts")).cancel(shown);
    }),
    registerCommand("rebake.stopRunByForce", async (given) => {
      const shown = await meantToStop(store, given);
      if (shown) await (await import("./stop-run.ts")).stopByForce(shown);
    }),
    registerCommand("rebake.showRunPlan", (given) => {
      const shown = planOf(store, runIn(store, given));
      if (shown) showPlan(shown);
      else sayMissing(l10n.t("The run that made the plan is not there any more"));
    }),
    registerCommand("rebake.openRunRecord", async (given) => {
      const file = await recordOf(runIn(store, given), projects);
      if (file !== undefined) await commands.executeCommand("vscode.open", Uri.file(file));
      else sayMissing(l10n.t("This run wrote no record"));
    }),
  ];
}

/** The run of a line of the view, or of an id; commands may be called with anything. */
function runIn(store: RunStore, given: unknown): ShownRun | undefined {
  const id = typeof given === "object" && given !== null && "run" in given ? given.run : given;
  return typeof id === "string" ? store.of(id) : undefined;
}

/** The run of a plan itself, or of the plan that was deployed. */
function planOf(store: RunStore, shown: ShownRun | undefined): ShownRun | undefined {
  if (!shown) return undefined;
  const { record } = shown.run;
  if (isPlanRun(record)) return shown;
  return isDeployRun(record) ? store.of(record.request.planRun) : undefined;
}

/** What a bake or a deployment wrote into the repository. */
async function recordOf(shown: ShownRun | undefined, projects: ProjectStore): Promise<string | undefined> {
  if (!shown) return undefined;
  const { run, facts } = shown;
  const file = facts?.imageRecord?.file ?? facts?.deploymentRecord?.file;
  if (file !== undefined) return file;
  const known = await projects.read();
  const bakes = imagesOf(known).flatMap(({ image }) => image.bakes);
  const deployments = targetsOf(known).flatMap(({ target }) => target.last ?? []);
  return [...bakes, ...deployments].find((one) => one.run === run.id)?.file;
}

/** One that was named and is not there any more stands for no other one. */
export async function meantToStop(store: RunStore, given: unknown): Promise<ShownRun | undefined> {
  if (given === undefined || given === null) return pickLive(store);
  const shown = runIn(store, given);
  if (!shown) sayMissing(l10n.t("This run is not shown any more."));
  return shown;
}

/** The one that goes on; asks where there are several. */
async function pickLive(store: RunStore): Promise<ShownRun | undefined> {
  const { live } = store;
  if (live.length <= 1) {
    if (!live[0]) sayMissing(l10n.t("Nothing runs"));
    return live[0];
  }
  const items = live.map((shown) => ({ label: nameOfRun(shown.run.record), shown }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t("Which run?") });
  return picked?.shown;
}

function sayMissing(message: string): void {
  showStatusMessage(message);
}
