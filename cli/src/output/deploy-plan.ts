import type { ApprovalNeeds } from "../../../protocol/src/approval.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import type { EventOf, RunEvent } from "../../../protocol/src/run-events.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import { problemsIn } from "./deploy.ts";
import { plural } from "./plural.ts";

/** A plan that somebody is to agree to later. */
export interface PlanToApprove {
  readonly run: RunFolder;
  readonly sha256: string;
  readonly target: string;
  readonly view: PlanView;
  readonly needs: ApprovalNeeds;
  /** The plan, as it is shown. */
  readonly text: string;
}

/** What agrees to exactly this plan, as it is written in a terminal. */
export function approvingCommand({
  run,
  sha256,
  target,
  needs,
}: Pick<PlanToApprove, "run" | "sha256" | "target" | "needs">): string {
  return [
    `rebake deploy ${target} --run ${run.id} --approve ${sha256}`,
    ...(needs.typed.length > 0 ? [`--confirm ${target}`] : []),
    ...(needs.accept.length > 0 ? [`--accept ${needs.accept.map(({ what }) => what).join(",")}`] : []),
  ].join(" ");
}

/** A plan with what it takes to agree to it. */
export function planToApprove(plan: PlanToApprove, format: "text" | "json"): string {
  const { run, sha256, target, view, needs, text } = plan;
  if (format === "json") {
    const approve = needs.refusal === undefined ? approvingCommand(plan) : undefined;
    const said = { version: 1, target, run: run.id, sha256, changes: true, needs, approve, plan: view };
    return `${JSON.stringify(said, undefined, 2)}\n`;
  }
  const words =
    needs.refusal === undefined
      ? [
          ...needs.accept.map(({ what, why }) => `To be accepted (${what}): ${why}`),
          ...needs.typed.map((why) => `To be confirmed: ${why}`),
          "Nothing was applied. Within an hour exactly this plan is applied by",
          `  ${approvingCommand(plan)}`,
        ]
      : [`This plan cannot be deployed: ${needs.refusal}`];
  return `${text}\nRun ${run.id}, plan ${sha256}\n${words.join("\n")}\n`;
}

/** A plan that nobody agreed to, for programs: what it would have taken, and how to agree to it where it is kept. */
export function notAgreedAsJson(
  { run, sha256, target, view, needs }: Omit<PlanToApprove, "text">,
  approve: string | undefined,
): string {
  const said = {
    version: 1,
    target,
    run: run.id,
    sha256,
    changes: true,
    applied: false,
    needs,
    approve,
    plan: view,
  };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}

/** A plan that was not made, for programs. */
export function planFailedAsJson(
  { id }: RunFolder,
  target: string,
  events: readonly RunEvent[],
  finished: Pick<EventOf<"finished">, "outcome" | "message" | "left"> | undefined,
): string {
  const { outcome = "died", message = `The run ${id} died.`, left = [] } = finished ?? {};
  const said = { version: 1, target, run: id, outcome, message, problems: problemsIn(events), left };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}

/**
 * Of a target that is as it should be.
 * @param drifted how many things are other than the state says, and are left so
 * @param unproven what the records do not say of it
 */
export function nothingToDo(
  { id }: RunFolder,
  target: string,
  drifted: number,
  format: "text" | "json",
  unproven?: string,
): string {
  const still =
    unproven === undefined
      ? ""
      : `, but ${unproven}; "rebake deploy ${target}" looks whether it serves and writes it down`;
  const outside =
    drifted === 0
      ? ""
      : ` What was changed outside of Terraform (${plural(drifted, "thing")}) is left as it is; "rebake runs ${id}" shows it.`;
  const message = `${target} is as it should be: there is nothing to apply${still}.${outside}`;
  if (format === "text") return `${message}\n`;
  const said = { version: 1, target, run: id, changes: false, drifted, message };
  return `${JSON.stringify(said, undefined, 2)}\n`;
}
