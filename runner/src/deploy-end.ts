import type { VerifyResult } from "../../protocol/src/deployment-record.ts";
import type { ApplyEnd } from "./deploy-apply.ts";
import { outcomeOf } from "./deployment-record.ts";
import type { RunContext } from "./run-context.ts";
import { type Finished, failed, stopped } from "./run-end.ts";

/**
 * How a run that applied something ended.
 * @param unwritten why the deployment is not written down
 */
export function deployFinished(
  context: RunContext,
  end: ApplyEnd,
  verified: VerifyResult | null,
  unwritten: string | undefined,
): Finished {
  const deployment = outcomeOf(end, verified);
  const left = [...end.left, ...(unwritten === undefined ? [] : [unwritten])];
  if (end.outcome === "applied") {
    const { outcome, message } = appliedAs(context, end, verified);
    return { outcome, message, left, deployment };
  }
  const counts = countsOf(end);
  const { message, outcome } = end.interrupted ? stopped(context) : failed(context, reasonOf(end.why));
  return { outcome, message: [message, counts].filter(Boolean).join(" "), left, deployment };
}

function reasonOf(why: ApplyEnd["why"]): Parameters<typeof failed>[1] {
  if (typeof why === "string") return `${why}.`;
  if (why.type === "problem") return why;
  return { ...why, summary: why.address === undefined ? why.summary : `${why.address}: ${why.summary}` };
}

function appliedAs(
  { stopper }: RunContext,
  { done }: ApplyEnd,
  verified: VerifyResult | null,
): Pick<Finished, "outcome" | "message"> {
  const applied =
    done.length === 0
      ? "No resource had to be changed"
      : done.length === 1
        ? "One change was applied"
        : `${done.length} changes were applied`;
  const late = stopper.stopped ? " It was done before the request to stop reached it." : "";
  if (!verified) return { outcome: "succeeded", message: `${applied}.${late}` };
  const { outcome, said = "", attempts } = verified;
  const times = attempts === 1 ? "at the first attempt" : `after ${attempts} attempts`;
  if (outcome === "passed")
    return { outcome: "succeeded", message: `${applied}, and it serves: ${said} ${times}.${late}` };
  if (outcome === "failed")
    return { outcome: "failed", message: `${applied}, and it does not serve: ${said} ${times}.` };
  return {
    outcome: stopper.stopped ?? "cancelled",
    message: `${applied}. Whether it serves is not known: looking for that was stopped.`,
  };
}

/** "2 of 5 changes were applied, 1 failed, 2 were not begun." */
function countsOf({ done, failed: failures, notDone, uncertain, outcome }: ApplyEnd): string {
  const total = done.length + failures.length + notDone.length + uncertain.length;
  if (outcome === "nothing") return "Nothing was applied.";
  const parts = [
    `${done.length} of ${total} ${total === 1 ? "change" : "changes"} ${done.length === 1 ? "was" : "were"} applied`,
    failures.length > 0 ? `${failures.length} failed` : "",
    uncertain.length > 0 ? `${uncertain.length} may be done or not` : "",
    notDone.length > 0 ? `${notDone.length} ${notDone.length === 1 ? "was" : "were"} not begun` : "",
  ];
  return `${parts.filter((part) => part !== "").join(", ")}.`;
}
