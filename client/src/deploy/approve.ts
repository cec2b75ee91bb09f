import { l10n } from "vscode";
import { approvalNeeds, lackingApproval } from "../../../protocol/src/approval.ts";
import type { Approval } from "../../../protocol/src/deployment-record.ts";
import { isPlanRun } from "../../../protocol/src/run-record.ts";
import { deployRequest } from "../../../runner/src/deploy-request.ts";
import { declinePlan as declineRun } from "../../../runner/src/put-pin-back.ts";
import { startDeploy } from "../../../runner/src/runs.ts";
import { userName } from "../../../runner/src/user-name.ts";
import { showStatusMessage } from "../features/status-message.ts";
import { mayExecute } from "../plan/may-execute.ts";
import { tell } from "../plan/offer.ts";
import type { RootPlan } from "../plan/plan-state.ts";
import { nameOfRun } from "../runs/run-names.ts";
import { showProgress } from "../runs/run-progress.ts";
import { startOptions, toFollow } from "../runs/start-run.ts";
import { tellDeployEnd } from "./deploy-end.ts";
import type { DeployTools } from "./deploy-tools.ts";

/** What somebody has agreed to. */
export interface Agreed {
  readonly target: string;
  readonly typed?: string | undefined;
  readonly accepted: readonly string[];
}

/** Applies the plan that was seen to a target, follows that to its end, and says what came of it. */
export async function deployPlan(tools: DeployTools, plan: RootPlan, agreed: Agreed): Promise<void> {
  if (!mayExecute()) return;
  const request = await requestFor(tools, plan, agreed);
  if (typeof request === "string") {
    tell("warning", request);
    return;
  }
  const { home, context, server } = tools;
  let started: ReturnType<typeof toFollow>;
  try {
    const state = home.state();
    await home.giveWay(plan.root);
    started = toFollow(startDeploy(plan.root, request, startOptions(context, state, plan.root)), state);
  } catch (error) {
    server.log.error(error as Error);
    tell("error", l10n.t("The deployment could not be begun: {0}", (error as Error).message));
    return;
  }
  if (!started.isOurs) {
    tell("warning", l10n.t("{0} goes on already. Nothing else was begun.", nameOfRun(started.run.record)));
    return;
  }
  const follower = home.store.follow(started.run);
  await showProgress(home.store, started.run, true, follower.ended);
  tellDeployEnd(follower);
}

/** What is asked for, as rebake.hcl, pin and records say now. @returns why that cannot be, as a sentence */
async function requestFor({ desk }: DeployTools, plan: RootPlan, { target, typed, accepted }: Agreed) {
  const { view, run } = plan;
  const answer = await desk.ask(plan);
  const order = answer?.orders.find((one) => one.target === target);
  if (!view || !isPlanRun(run.record) || !order)
    return (
      answer?.problems[0] ?? l10n.t("The plan is not for the target {0} any more. Preview again.", target)
    );
  const needs = approvalNeeds(view, run.record.request, { name: target, production: order.production });
  const lacking = lackingApproval(needs, target, { typed, accepted });
  if (lacking !== undefined) return lacking;
  const approval: Approval = {
    at: new Date().toISOString(),
    by: userName(),
    ...(typed === undefined || needs.typed.length === 0 ? {} : { typed }),
    ...(needs.accept.length === 0
      ? {}
      : { accepted: needs.accept.map(({ what, why }) => ({ what, reason: why })) }),
  };
  const made = deployRequest(run, order, approval, run.record.request.lockTimeoutSeconds);
  return "wrong" in made ? made.wrong : made.value;
}

/** Somebody does not want what the plan does: nobody is to apply it later by mistake, and the pin is what it was before. */
export function declinePlan({ run }: Pick<RootPlan, "run">): void {
  const answer = declineRun(run);
  if (typeof answer === "object") {
    tell("error", l10n.t("The pin could not be set back: {0}", answer.wrong));
    return;
  }
  const message =
    answer === "put back"
      ? l10n.t("Rebake: nothing was deployed, and the pin is what it was before")
      : l10n.t("Rebake: nothing was deployed");
  showStatusMessage(message);
}
