import { l10n } from "vscode";
import { isDeployRun } from "../../../protocol/src/run-record.ts";
import { type Offer, sentences, tell } from "../plan/offer.ts";
import { PLAN_COMMANDS } from "../plan/plan-state.ts";
import { nameOfRun } from "../runs/run-names.ts";
import { endText, type FollowedDeployment } from "./deployment-message.ts";

/** Those of which it was said, whoever waited for their end. */
const TOLD = new WeakSet<FollowedDeployment>();

/** Says once what came of a deployment: what was done, what was not, what is left and what is to be done next. */
export function tellDeployEnd(followed: FollowedDeployment): void {
  const { run, state, facts } = followed;
  if (!isDeployRun(run.record) || TOLD.has(followed)) return;
  TOLD.add(followed);
  const log: Offer = { title: l10n.t("Show Log"), command: "rebake.openRunLog", arguments: [run.id] };
  const record: Offer = {
    title: l10n.t("Show Record"),
    command: "rebake.openRunRecord",
    arguments: [run.id],
  };
  const again: Offer = {
    title: l10n.t("Preview Plan"),
    command: PLAN_COMMANDS.preview,
    arguments: [run.record.root],
  };
  const records = facts.deploymentRecord ? [record] : [];
  const words = l10n.t("{0}: {1}", nameOfRun(run.record), endText(followed));
  const outcome = state.finished?.outcome;
  if (outcome === "succeeded") {
    tell("information", words, ...records);
    return;
  }
  const left = state.phase === "dead" ? state.left : (state.finished?.left ?? []);
  const isStopped = outcome === "cancelled" || outcome === "forced";
  tell(isStopped ? "warning" : "error", sentences(words, ...left), log, ...records, again);
}
