import { l10n } from "vscode";
import { isBakeRun, isDeployRun, isPlanRun } from "../../../protocol/src/run-record.ts";
import type { RunState } from "../../../runner/src/run-state.ts";
import type { RunFacts } from "./run-facts.ts";
import type { ShownRun } from "./run-store.ts";

/** What a run does right now, in a few words; for one that goes on. */
export function progressText({ run, state, facts }: ShownRun): string {
  if (isBakeRun(run.record)) return bakeProgress(state, facts);
  return isDeployRun(run.record) ? deployProgress(state, facts) : planProgress(state);
}

/** What a plan does right now. */
export function planProgress(state: RunState): string {
  if (state.phase === "starting") return l10n.t("starting");
  return state.phase === "stopping" ? stopping(state) : planText(state);
}

function bakeProgress(state: RunState, facts: RunFacts | undefined): string {
  if (state.phase === "starting") return l10n.t("starting");
  return state.phase === "stopping"
    ? l10n.t("stopping, Packer removes what it has begun")
    : bakeText(state, facts);
}

function deployProgress(state: RunState, facts: RunFacts | undefined): string {
  if (state.phase === "starting") return l10n.t("starting");
  return state.phase === "stopping" ? stopping(state) : deployText(state, facts);
}

function stopping({ running }: RunState): string {
  return running.length === 0
    ? l10n.t("stopping")
    : l10n.t("stopping, waiting for {0} operations", running.length);
}

function planText({ step, counts }: RunState): string {
  if (step === "init") return l10n.t("downloading what the configuration asks for");
  if (step === "show") return l10n.t("reading the plan");
  const parts = [
    ...(counts.refreshed > 0 ? [l10n.t("{0} refreshed", counts.refreshed)] : []),
    ...(counts.refreshing > 0 ? [l10n.t("{0} being refreshed", counts.refreshing)] : []),
    ...(counts.planned > 0 ? [l10n.t("{0} changes", counts.planned)] : []),
    ...(counts.drifted > 0 ? [l10n.t("{0} changed outside", counts.drifted)] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : l10n.t("reading the configuration");
}

function bakeText({ step, doing }: RunState, facts: RunFacts | undefined): string {
  if (step === "init") return l10n.t("downloading plugins");
  if (step === "validate") return l10n.t("checking the template");
  const [first, ...others] = doing;
  if (!first)
    return facts && facts.artifacts.length > 0 ? l10n.t("writing down what was made") : l10n.t("building");
  const words = `${first.build}: ${first.text}`;
  return others.length > 0 ? l10n.t("{0}, and {1} builds more", words, others.length) : words;
}

function deployText({ step, running, counts }: RunState, facts: RunFacts | undefined): string {
  const attempt = facts?.attempt;
  if (step === "verify")
    return attempt
      ? l10n.t("verifying, attempt {0} of {1}: {2}", attempt.attempt, attempt.attempts, attempt.said)
      : l10n.t("verifying");
  if (step !== "apply") return facts?.applied ? l10n.t("writing it down") : l10n.t("checking the plan");
  const [first] = running;
  const done = l10n.t("{0} done", counts.done);
  if (first === undefined) return counts.done > 0 ? done : l10n.t("applying");
  const now = running.length > 1 ? l10n.t("{0} and {1} more", first, running.length - 1) : first;
  return counts.done > 0 ? `${now}, ${done}` : now;
}

/** How a run ended, in a few words; undefined for one that goes on. */
export function outcomeText({ run, state }: ShownRun): string | undefined {
  if (state.phase === "dead") return l10n.t("died");
  const { finished } = state;
  if (!finished) return undefined;
  if (finished.outcome === "cancelled") return l10n.t("cancelled");
  if (finished.outcome === "forced") return l10n.t("stopped by force");
  const { record } = run;
  if (isDeployRun(record)) return deploymentText(finished.deployment);
  if (finished.outcome === "failed") return l10n.t("failed");
  if (isBakeRun(record))
    return finished.artifacts === 1 ? l10n.t("1 artifact") : l10n.t("{0} artifacts", finished.artifacts ?? 0);
  if (!isPlanRun(record)) return l10n.t("succeeded");
  if (record.request.mode === "refresh-only")
    return finished.changes === false ? l10n.t("no drift") : l10n.t("drift");
  return finished.changes === false ? l10n.t("no changes") : l10n.t("changes");
}

type DeploymentOutcome = NonNullable<NonNullable<RunState["finished"]>["deployment"]>;

/** How a deployment ended. */
export function deploymentText(outcome: DeploymentOutcome | undefined): string {
  switch (outcome) {
    case "succeeded":
      return l10n.t("deployed");
    case "partly":
      return l10n.t("deployed in part");
    case "cancelled":
      return l10n.t("cancelled");
    case "unknown":
      return l10n.t("not known what was done");
    default:
      return l10n.t("failed");
  }
}
