import { type ExtensionContext, l10n, window } from "vscode";
import type { RootModule } from "../../../protocol/src/lsp.ts";
import { isPlanRun, type PlanRequest } from "../../../protocol/src/run-record.ts";
import type { PlanWish } from "../../../protocol/src/usual-plan.ts";
import { declinePlan } from "../../../runner/src/decline-plan.ts";
import { isInitNeeded } from "../../../runner/src/problems.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import type { Server } from "../features/server.ts";
import { nameOfRun } from "../runs/run-names.ts";
import { showProgress } from "../runs/run-progress.ts";
import type { RunsHome } from "../runs/runs-home.ts";
import { isTaken } from "../runs/taken-plan.ts";
import { Attention } from "./attention.ts";
import { type Engine, engineFor } from "./engine.ts";
import { agreesToInit } from "./init-question.ts";
import { mayExecute } from "./may-execute.ts";
import { tell, withoutLinks } from "./offer.ts";
import type { PlanPage } from "./page.ts";
import type { PlanMemory, PlanOptions } from "./plan-memory.ts";
import { askOptions } from "./plan-options.ts";
import { PLAN_COMMANDS, type RootPlan } from "./plan-state.ts";
import type { PlanStore } from "./plans.ts";
import {
  foldersOnDisk,
  isSame,
  nameOf,
  pickRootModule,
  realPath,
  rootModuleAt,
  unsavedIn,
} from "./root-modules.ts";
import { startRun } from "./run-starter.ts";
import { type SaveQuestion, saveOrAgree } from "./save-first.ts";

/** What previewing a plan needs of the window. */
export interface PreviewTools {
  readonly context: ExtensionContext;
  readonly server: Server;
  readonly store: PlanStore;
  readonly page: Pick<PlanPage, "show" | "showDeploy" | "close" | "shownRoot">;
  readonly memory: PlanMemory;
  readonly home: RunsHome;
}

/** What is planned, with what, and how. */
export interface Order {
  readonly root: RootModule;
  readonly engine: Engine;
  readonly wish: PlanWish;
  /** Files beside those of the root module that it depends on: rebake.hcl. */
  readonly files?: readonly string[];
  /** The run of the plan that it takes the place of. */
  readonly before?: RunFolder;
  /** Whoever ordered it says what came of it. */
  readonly isToldOf?: boolean;
}

/** Preview Plan: everything that must be known is asked for, then the plan runs and is shown at its end. */
export async function previewPlan(
  tools: PreviewTools,
  directory: string | undefined,
  asksOptions: boolean,
): Promise<void> {
  if (!mayExecute()) return;
  const root = await (directory === undefined
    ? pickRootModule(tools.server, tools.memory.root)
    : rootModuleAt(tools.server, directory));
  if (!root) return;
  const engine = await engineFor(root.directory, foldersOnDisk(), tools.memory);
  if (!engine) return;
  const remembered = tools.memory.options(root.directory);
  const options = asksOptions
    ? await askOptions(root, remembered, addressesOf(tools.store, root))
    : remembered;
  if (!options) return;
  await tools.memory.setRoot(root.directory);
  await tools.memory.setOptions(root.directory, options);
  await planNow(tools, { root, engine, wish: wishOf(root, options) });
}

/** Vars files that rebake.hcl chooses for a root module come before those that somebody chose for its plans. */
function wishOf({ varsFiles }: RootModule, options: PlanOptions): PlanWish {
  return {
    ...options,
    varFiles: [...varsFiles, ...options.varFiles.filter((path) => !varsFiles.includes(path))],
  };
}

/** What the last plan of it was about: what may be meant by a target. */
function addressesOf(store: PlanStore, root: RootModule): readonly string[] {
  const known = store.roots.find((one) => isSame(one, root.directory));
  return (
    (known === undefined ? undefined : store.of(known))?.view?.changes.map(({ address }) => address) ?? []
  );
}

/** The request of a plan once more, as it was; what `init` was agreed to for it does not hold for another one. */
export async function previewAgain(tools: PreviewTools, plan: RootPlan): Promise<void> {
  const { record } = plan.run;
  if (!isPlanRun(record) || !mayExecute()) return;
  const root = await rootModuleAt(tools.server, plan.root);
  const engine = await engineFor(root.directory, foldersOnDisk(), tools.memory);
  if (engine) await planNow(tools, { root, engine, wish: record.request, before: plan.run });
}

/**
 * Plans, after asking whether what is not saved is to be saved and whether `init` may run, and shows the plan at its end.
 * @returns it; undefined where nothing was planned, or another plan was there and is shown.
 */
export async function planNow(tools: PreviewTools, order: Order): Promise<RootPlan | undefined> {
  const { root, files = [], before } = order;
  if (!(await saveOrAgree(unsavedIn(root.folders, files), planQuestion()))) return undefined;
  if (before && !isTaken(tools.home.store, before) && !isPinBack(before)) return undefined;
  const plan = await runOnce(tools, order, "never");
  if (!plan?.problems.some(isInitNeeded)) return plan;
  // So that whoever does not agree finds it so, too.
  if (!isPinBack(plan.run)) return undefined;
  return (await agreesToInit(root, plan)) ? runOnce(tools, order, "whenNeeded") : undefined;
}

/** A run that sets a pin once more has to find it as it was, or nobody knows afterwards what to set it back to. */
function isPinBack(run: RunFolder): boolean {
  const pin = declinePlan(run);
  if (typeof pin !== "object") return true;
  tell("error", l10n.t("The pin could not be set back: {0}", pin.wrong));
  return false;
}

function planQuestion(): SaveQuestion {
  return {
    question: (count) =>
      l10n.t("The plan reads the saved files. {0} of them are changed and not saved.", count),
    save: l10n.t("Save and Plan"),
    asSaved: l10n.t("Plan Saved Files"),
  };
}

/** @returns the plan that was made; undefined where it could not be begun, or another one was there and is shown. */
async function runOnce(
  tools: PreviewTools,
  { root, engine, wish, isToldOf = false }: Order,
  init: PlanRequest["init"],
): Promise<RootPlan | undefined> {
  const { context, store } = tools;
  let run: RunFolder;
  let isOurs: boolean;
  try {
    const state = tools.home.state();
    await tools.home.giveWay(realPath(root.directory));
    ({ run, isOurs } = startRun(context, state, root.directory, engine, wish, init));
  } catch (error) {
    tools.server.log.error(error as Error);
    const message = l10n.t("The plan could not be begun: {0}", (error as Error).message);
    void window.showErrorMessage(withoutLinks(message));
    return undefined;
  }
  if (!isPlanRun(run.record)) {
    // A deployment: its own plan stays in view.
    tell("warning", l10n.t("{0} goes on already. Nothing else was begun.", nameOfRun(run.record)));
    return undefined;
  }
  const begun = Date.now();
  store.take(run);
  store.setCurrent(run.record.root);
  const attention = new Attention();
  try {
    await showProgress(tools.home.store, run, isOurs, store.ended(run));
  } finally {
    attention.dispose();
  }
  const plan = store.of(run.record.root);
  if (plan?.run.id !== run.id) return undefined;
  // What init would put right is asked next.
  if (isOurs && init === "never" && plan.problems.some(isInitNeeded)) return plan;
  showEnd(plan, tools.page, attention.isElsewhere, Date.now() - begun, isToldOf && isOurs);
  return isOurs ? plan : undefined;
}

/**
 * The page, unless that would cover what somebody turned to meanwhile: the status bar says it, too. A word only to those who are
 * not even in this window.
 */
export function showEnd(
  plan: RootPlan,
  page: PreviewTools["page"],
  isElsewhere: boolean,
  milliseconds: number,
  isToldOf: boolean,
): void {
  const outcome = plan.state.finished?.outcome;
  if (outcome === "cancelled" || outcome === "forced") return;
  if (window.state.focused || milliseconds < LONG_MILLISECONDS) {
    if (!isElsewhere || page.shownRoot !== undefined) page.show(plan.root, undefined, true);
    return;
  }
  if (isToldOf && outcome === "succeeded") return;
  const message =
    outcome === "succeeded"
      ? l10n.t("The plan of {0} is there.", nameOf(plan.root))
      : l10n.t("The plan of {0} failed.", nameOf(plan.root));
  tell("information", message, {
    title: l10n.t("Show Plan"),
    command: PLAN_COMMANDS.show,
    arguments: [plan.root],
  });
}

/** From here on people turn to something else. */
const LONG_MILLISECONDS = 30_000;
