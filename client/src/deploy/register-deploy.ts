import { commands, Disposable, l10n } from "vscode";
import { isDeployRun } from "../../../protocol/src/run-record.ts";
import { showStatusMessage } from "../features/status-message.ts";
import type { DeployingMessage } from "../plan/page.ts";
import type { RootPlan } from "../plan/plan-state.ts";
import { rootIn, targetIn } from "../plan/root-argument.ts";
import { isSame } from "../plan/root-modules.ts";
import { isTaken } from "../runs/taken-plan.ts";
import { tellEnds } from "../runs/tell-ends.ts";
import type { DeployTools } from "./deploy-tools.ts";

/** What deploying is asked for with. What does it is loaded when it is first asked for. */
export function registerDeploy(tools: DeployTools): Disposable {
  const { registerCommand } = commands;
  return Disposable.from(
    tools.desk,
    registerCommand("rebake.deploy", async (given) => (await import("./deploy.ts")).deploy(tools, given)),
    registerCommand("rebake.deployImageTo", async (given) =>
      (await import("./deploy.ts")).deployImageTo(tools, given),
    ),
    registerCommand("rebake.deployPlan", (given) => showDeploy(tools, given)),
    registerCommand("rebake.detectDrift", async (given) =>
      (await import("../drift/drift.ts")).detectDrift(tools, given),
    ),
    registerCommand("rebake.replaceDrifted", async (given) => {
      const target = targetIn(given);
      const plan = target && tools.store.of(target.root);
      if (plan && target.address !== undefined)
        await (await import("../drift/replace.ts")).replaceMachine(tools, plan, target.address);
    }),
    tellEnds(tools.home, isDeployRun, async (follower) =>
      (await import("./deploy-end.ts")).tellDeployEnd(follower),
    ),
  );
}

/** Obeys what is asked for on the plan page. */
export async function obeyPage(tools: DeployTools, plan: RootPlan, message: DeployingMessage): Promise<void> {
  switch (message.type) {
    case "deploy":
      // It is about the plan that was seen, or about none.
      if (message.plan === plan.run.id) await (await import("./approve.ts")).deployPlan(tools, plan, message);
      return;
    case "decline":
      if (message.plan !== plan.run.id || isTaken(tools.home.store, plan.run)) return;
      (await import("./approve.ts")).declinePlan(plan);
      await tools.putAway(plan);
      tools.page.close(plan.root);
      return;
    case "replace":
      await (await import("../drift/replace.ts")).replaceMachine(tools, plan, message.address);
      return;
    case "deployment":
      await commands.executeCommand(DEPLOYMENT_COMMANDS[message.command], message.run);
  }
}

const DEPLOYMENT_COMMANDS = {
  cancel: "rebake.cancelRun",
  forceStop: "rebake.stopRunByForce",
  log: "rebake.openRunLog",
  record: "rebake.openRunRecord",
} as const;

/** Deploy This Plan: it is deployed on its page, where it is seen. */
function showDeploy({ store, page }: DeployTools, given: unknown): void {
  const root = rootIn(given) ?? store.current?.root;
  const known = store.roots.find((one) => root !== undefined && isSame(one, root));
  if (known !== undefined) {
    store.setCurrent(known);
    page.showDeploy(known);
  } else showStatusMessage(l10n.t("Rebake: there is no plan yet"));
}
