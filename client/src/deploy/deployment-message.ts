import { l10n } from "vscode";
import type { PageDeployment } from "../../../protocol/src/plan-page-deploy.ts";
import type { PlanView } from "../../../protocol/src/plan-view.ts";
import { isDeployRun } from "../../../protocol/src/run-record.ts";
import { goesOn } from "../../../runner/src/run-state.ts";
import type { RunFollower } from "../runs/run-follower.ts";
import { progressText } from "../runs/run-words.ts";
import { operationsOf, progressOf } from "./deployment-steps.ts";

/** What a deployment's run says of itself. */
export type FollowedDeployment = Pick<RunFollower, "run" | "state" | "facts" | "problems">;

/** What the page says of a deployment that goes on or has been. Undefined for a run that is none. */
export function deploymentMessage(
  followed: FollowedDeployment,
  view: PlanView | undefined,
): PageDeployment | undefined {
  const { run, state, facts } = followed;
  if (!isDeployRun(run.record)) return undefined;
  const isLive = goesOn(state);
  return {
    run: run.id,
    target: run.record.request.target,
    phase: phaseOf(followed),
    message: isLive ? progressText({ run, state, facts }) : endText(followed),
    ...(isLive ? { progress: progressOf(view, facts) } : {}),
    operations: isLive ? operationsOf(facts) : [],
    details: isLive ? [] : detailsOf(followed),
    hasRecord: facts.deploymentRecord !== undefined,
  };
}

function phaseOf({ state }: FollowedDeployment): PageDeployment["phase"] {
  if (state.phase === "dead") return "dead";
  if (state.phase === "stopping") return "stopping";
  if (goesOn(state)) return "running";
  const outcome = state.finished?.outcome;
  if (outcome === "succeeded") return "succeeded";
  return outcome === "failed" ? "failed" : "cancelled";
}

/** How it ended, in a sentence or two. */
export function endText({ state }: Pick<FollowedDeployment, "state">): string {
  if (state.phase === "dead") return l10n.t("The run died before it was done.");
  return state.finished?.message ?? "";
}

const MOST_LISTED = 8;

/** What was not done, what is left and what to do about it. */
function detailsOf({ state, facts, problems }: FollowedDeployment): PageDeployment["details"] {
  const { applied } = facts;
  const isGood = state.finished?.outcome === "succeeded";
  const left = state.phase === "dead" ? state.left : (state.finished?.left ?? []);
  const said = state.finished?.message ?? "";
  // The first problem stands in the message, with what to do about it.
  const advice = problems
    .map((problem) => problem.advice)
    .filter((text) => text !== "" && !said.includes(text));
  return [
    ...advice.map((text) => ({ kind: "advice" as const, text })),
    ...(applied?.failed ?? []).slice(0, MOST_LISTED).map(({ address, error }) => ({
      kind: "error" as const,
      text: error === undefined ? l10n.t("Failed: {0}", address) : `${address}: ${error}`,
    })),
    ...(isGood ? [] : listed(l10n.t("Done"), applied?.done)),
    ...listed(l10n.t("Not begun"), applied?.notDone),
    ...left.map((text) => ({ kind: "warning" as const, text })),
  ];
}

function listed(
  title: string,
  changes: readonly { readonly address: string }[] = [],
): PageDeployment["details"] {
  if (changes.length === 0) return [];
  const names = changes.slice(0, MOST_LISTED).map(({ address }) => address);
  const more = changes.length - names.length;
  const all = more > 0 ? l10n.t("{0} and {1} more", names.join(", "), more) : names.join(", ");
  return [{ kind: "text", text: `${title}: ${all}` }];
}
