import { join } from "node:path";
import { l10n, type QuickPickItem, window } from "vscode";
import type { DriftOrder } from "../../../protocol/src/drift.ts";
import { hasDrift } from "../../../protocol/src/drift.ts";
import {
  DRIFT_ORDER,
  type DriftOrderParams,
  type DriftOrderResult,
  type RootModule,
} from "../../../protocol/src/lsp.ts";
import { type PlanWish, usualPlan } from "../../../protocol/src/usual-plan.ts";
import type { DeployTools } from "../deploy/deploy-tools.ts";
import { pickTarget } from "../deploy/pick-target.ts";
import { showStatusMessage } from "../features/status-message.ts";
import { engineFor } from "../plan/engine.ts";
import { mayExecute } from "../plan/may-execute.ts";
import { tell } from "../plan/offer.ts";
import { PLAN_COMMANDS, type RootPlan } from "../plan/plan-state.ts";
import { type Order, planNow } from "../plan/preview.ts";
import { rootIn } from "../plan/root-argument.ts";
import { foldersOnDisk, isSame, nameOf, rootModuleAt, rootModules } from "../plan/root-modules.ts";
import { subjectIn } from "../project/project-node.ts";
import { type TargetOf, targetsOf } from "../project/project-store.ts";
import { driftSummary } from "./drift-verdict.ts";
import { aboutOf, KnownDrift } from "./known-drift.ts";

/**
 * Detect Drift: looks what was changed behind Terraform's back, and shows it as a plan. Nothing is changed.
 * @param given a line of a view, a lens, the folder of a root module, or nothing
 */
export async function detectDrift(tools: DeployTools, given: unknown): Promise<void> {
  if (!mayExecute()) return;
  const order = await orderOf(tools, given);
  if (!order) return;
  const plan = await planNow(tools, order);
  if (plan) await tellDrift(tools, plan);
}

async function orderOf(tools: DeployTools, given: unknown): Promise<Order | undefined> {
  const root = rootIn(given);
  if (root !== undefined) return rootOrder(tools, await rootModuleAt(tools.server, root));
  const projects = await tools.projects.fresh();
  if (subjectIn(given)) {
    const chosen = await pickTarget(given, projects, l10n.t("Detect Drift"));
    return chosen && targetOrder(tools, chosen);
  }
  return pick(tools, targetsOf(projects));
}

/** Targets first, then the root modules that no target is about. */
async function pick(tools: DeployTools, targets: readonly TargetOf[]): Promise<Order | undefined> {
  const roots = (await rootModules(tools.server)).filter(
    ({ directory }) => !targets.some(({ target }) => isSame(target.root, directory)),
  );
  const items = [
    ...targets.map((one) => ({
      label: one.target.name,
      description: nameOf(one.target.root),
      order: () => targetOrder(tools, one),
    })),
    ...roots.map((root) => ({
      label: nameOf(root.directory),
      description: l10n.t("root module of no target"),
      order: () => rootOrder(tools, root),
    })),
  ] satisfies readonly (QuickPickItem & { readonly order: () => Promise<Order | undefined> })[];
  const [only] = items;
  if (!only) {
    tell("information", l10n.t("There is no Terraform or OpenTofu root module in this workspace."));
    return undefined;
  }
  if (items.length === 1) return only.order();
  const picked = await window.showQuickPick(items, {
    title: l10n.t("Detect Drift"),
    placeHolder: l10n.t("Of what?"),
    matchOnDescription: true,
  });
  return picked?.order();
}

/** As the target was deployed: its workspace, its vars files, its pin. */
async function targetOrder(tools: DeployTools, { project, target }: TargetOf): Promise<Order | undefined> {
  const params: DriftOrderParams = { project, target: target.name };
  const answer = await tools.server.request<DriftOrderResult>(DRIFT_ORDER, params);
  if (!answer || "wrong" in answer) {
    tell("warning", answer?.wrong ?? l10n.t("The language server does not run; it says what targets are."));
    return undefined;
  }
  if (answer.order.unpinned !== undefined && !target.last) {
    tell(
      "information",
      l10n.t("Nothing is pinned for {0}, so nothing was deployed yet that could have drifted.", target.name),
    );
    return undefined;
  }
  const root = await rootModuleAt(tools.server, answer.order.root);
  return withEngine(tools, root, wishOf(answer.order), [join(project, "rebake.hcl")]);
}

/** As the root module was planned last. */
async function rootOrder(tools: DeployTools, root: RootModule): Promise<Order | undefined> {
  const { workspace, varFiles } = tools.memory.options(root.directory);
  const others = varFiles.filter((path) => !root.varsFiles.includes(path));
  return withEngine(tools, root, wishOf({ workspace, varFiles: [...root.varsFiles, ...others] }), []);
}

async function withEngine(
  { memory }: DeployTools,
  root: RootModule,
  wish: PlanWish,
  files: readonly string[],
): Promise<Order | undefined> {
  const engine = await engineFor(root.directory, foldersOnDisk(), memory);
  return engine && { root, engine, wish, files };
}

/** What is looked for behind the engine's back: nothing is planned to be changed. */
export function wishOf({ workspace, varFiles }: Pick<DriftOrder, "workspace" | "varFiles">): PlanWish {
  return usualPlan({ workspace, varFiles }, { mode: "refresh-only" });
}

/** The page says it where it is open. */
async function tellDrift({ page, context }: DeployTools, plan: RootPlan): Promise<void> {
  const { view, root, run } = plan;
  if (!view) return;
  await new KnownDrift(context.workspaceState).learn(aboutOf(run.record), view);
  if (!hasDrift(view)) {
    showStatusMessage(l10n.t("Rebake: no drift in {0}", nameOf(root)));
    return;
  }
  if (page.shownRoot !== root)
    tell("warning", l10n.t("Drift in {0}: {1}", nameOf(root), driftSummary(view, l10n.t)), {
      title: l10n.t("Show Drift"),
      command: PLAN_COMMANDS.show,
      arguments: [root],
    });
}
