import { join } from "node:path";
import { l10n, window } from "vscode";
import { DEPLOY_ORDER, type DeployOrderParams, type DeployOrderResult } from "../../../protocol/src/lsp.ts";
import type { DeployOrder } from "../../../protocol/src/project-status.ts";
import { usualPlan } from "../../../protocol/src/usual-plan.ts";
import { settleDeployments } from "../../../runner/src/settle-deployments.ts";
import { engineFor } from "../plan/engine.ts";
import { mayExecute } from "../plan/may-execute.ts";
import { type Offer, tell, withoutLinks } from "../plan/offer.ts";
import { PLAN_COMMANDS, type RootPlan } from "../plan/plan-state.ts";
import { planNow } from "../plan/preview.ts";
import { foldersOnDisk, rootModuleAt } from "../plan/root-modules.ts";
import { subjectIn } from "../project/project-node.ts";
import type { TargetOf } from "../project/project-store.ts";
import { nameOfRun } from "../runs/run-names.ts";
import { declinePlan } from "./approve.ts";
import type { DeployTools } from "./deploy-tools.ts";
import { pickImage } from "./pick-image.ts";
import { pickTarget } from "./pick-target.ts";

/**
 * Deploy: the target and the image are chosen, the image is pinned and planned with, and the plan is shown to be agreed to.
 * @param given a line of a view, a lens, or nothing
 */
export async function deploy(tools: DeployTools, given: unknown): Promise<void> {
  if (!mayExecute()) return;
  const projects = await tools.projects.fresh();
  const chosen = await pickTarget(given, projects, l10n.t("Deploy"));
  if (!chosen || !(await settled(tools, chosen.project))) return;
  const image = await pickImage(chosen, projects);
  if (image) await planFor(tools, chosen, image.record, []);
}

/** Deploy This Image to…: the target is chosen among those that have this image. */
export async function deployImageTo(tools: DeployTools, given: unknown): Promise<void> {
  const subject = subjectIn(given);
  if (subject?.kind !== "bake" || !mayExecute()) return;
  const projects = await tools.projects.fresh();
  const title = l10n.t("Deploy {0} {1}", subject.image, subject.record);
  const chosen = await pickTarget(
    undefined,
    projects,
    title,
    ({ project, target }) => project === subject.project && target.image === subject.image,
  );
  if (chosen && (await settled(tools, chosen.project))) await planFor(tools, chosen, subject.record, []);
}

/**
 * Plans a target with an image, and shows the plan with what it takes to deploy it.
 * @param image the record of a bake, or `pinned`; undefined for a target without one
 * @param replace addresses of machines that are to be made anew
 */
export async function planFor(
  tools: DeployTools,
  { project, target }: TargetOf,
  image: string | undefined,
  replace: readonly string[],
): Promise<void> {
  const order = await orderFor(tools, {
    project,
    target: target.name,
    ...(image === undefined ? {} : { image }),
  });
  if (!order) return;
  const root = await rootModuleAt(tools.server, order.root);
  const engine = await engineFor(root.directory, foldersOnDisk(), tools.memory);
  if (!engine) return;
  const plan = await planNow(tools, {
    root,
    engine,
    wish: usualPlan(order, {
      replace: [...replace],
      lockTimeoutSeconds: tools.memory.options(root.directory).lockTimeoutSeconds,
      ...(order.pin ? { pin: order.pin } : {}),
    }),
    files: [join(project, "rebake.hcl")],
    isToldOf: true,
  });
  if (!plan) return;
  if (order.warnings.length > 0) tools.desk.warn(plan.run.id, order.warnings);
  conclude(tools, plan, target.name);
}

async function orderFor(
  { server }: DeployTools,
  params: DeployOrderParams,
): Promise<DeployOrder | undefined> {
  const answer = await server.request<DeployOrderResult>(DEPLOY_ORDER, params);
  if (answer && "order" in answer) return answer.order;
  const notRunning = l10n.t("The language server does not run; it says how targets are deployed.");
  tell("warning", answer?.wrong ?? notRunning);
  return undefined;
}

/** A plan that came to nothing leaves the pin set: whoever cancelled it does not want that, others are asked. */
function conclude({ page, home }: DeployTools, plan: RootPlan, target: string): void {
  const { state, run } = plan;
  const outcome = state.finished?.outcome;
  if (outcome === "succeeded") {
    // Who turned to something else is not taken away from it.
    if (page.shownRoot !== plan.root)
      tell("information", l10n.t("The plan for deploying to {0} is there.", target), showing(plan));
    return;
  }
  const { pin } = home.store.follow(run).facts;
  if (!pin || JSON.stringify(pin.value) === JSON.stringify(pin.previous)) return;
  if (outcome === "cancelled" || outcome === "forced") declinePlan(plan);
  else void askForPin(plan, target);
}

function showing({ root }: RootPlan): Offer {
  return { title: l10n.t("Show Plan"), command: PLAN_COMMANDS.show, arguments: [root] };
}

async function askForPin(plan: RootPlan, target: string): Promise<void> {
  const setBack = l10n.t("Set the Pin Back");
  const answer = await window.showWarningMessage(
    withoutLinks(l10n.t("The plan for {0} failed, and the image stays pinned for it.", target)),
    setBack,
  );
  if (answer === setBack) declinePlan(plan);
}

/** Deployments that died are written down first. @returns false while the tool of one still applies, which is said. */
async function settled({ home, server }: DeployTools, project: string): Promise<boolean> {
  try {
    const { applying, problems } = await settleDeployments(home.state(), project);
    for (const problem of problems) server.log.warn(problem);
    const [first] = applying;
    if (!first) return true;
    tell(
      "warning",
      l10n.t(
        "{0} died, and its tool (process {1}) goes on applying. Wait until it has ended, then deploy.",
        nameOfRun(first.run.record),
        first.pid,
      ),
    );
  } catch (error) {
    server.log.error(error as Error);
    tell("error", (error as Error).message);
  }
  return false;
}
