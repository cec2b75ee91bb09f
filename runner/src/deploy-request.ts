import type { Approval } from "../../protocol/src/deployment-record.ts";
import type { ApprovalOrder } from "../../protocol/src/project-status.ts";
import { type Checked, type DeployRequest, isPlanRun } from "../../protocol/src/run-record.ts";
import { approvedPlan } from "./approved-plan.ts";
import type { RunFolder } from "./runs.ts";

/**
 * What applying the plan of a run to a target is asked for, once somebody has agreed to it.
 * @param run of the plan
 * @param order what `approvalOrders` says of the target
 * @returns why there is nothing to apply, as a sentence
 */
export function deployRequest(
  run: RunFolder,
  order: ApprovalOrder,
  approved: Approval,
  lockTimeoutSeconds: number,
): Checked<DeployRequest> {
  const plan = approvedPlan(run);
  if ("wrong" in plan) return plan;
  const { project, target, production, variable, image, previous, verify } = order;
  const replaces = isPlanRun(run.record) && run.record.request.replace.length > 0;
  return {
    value: {
      project,
      target,
      production,
      purpose: replaces ? "replace" : "deploy",
      strategy: "straight",
      planRun: run.id,
      plan: plan.value,
      approved,
      ...(variable === undefined ? {} : { variable }),
      ...(image ? { image } : {}),
      ...(previous ? { previous } : {}),
      ...(verify ? { verify } : {}),
      lockTimeoutSeconds,
    },
  };
}
