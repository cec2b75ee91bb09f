import { readFileSync } from "node:fs";
import { l10n } from "vscode";
import { readImageRecord } from "../../../protocol/src/image-record.ts";
import { isBakeRun } from "../../../protocol/src/run-record.ts";
import { showStatusMessage } from "../features/status-message.ts";
import { type Offer, sentences, tell } from "../plan/offer.ts";
import { type ProjectStore, targetsOf } from "../project/project-store.ts";
import type { RunFollower } from "../runs/run-follower.ts";
import { fullSubjectOf, nameOfRun } from "../runs/run-names.ts";

/** Those of which it was said, whoever waited for their end. */
const TOLD = new WeakSet<object>();

/** Says once what came of a bake, with what is likeliest to be done next. */
export async function tellBakeEnd(
  follower: Pick<RunFollower, "run" | "state" | "facts">,
  projects: ProjectStore,
): Promise<void> {
  if (TOLD.has(follower)) return;
  TOLD.add(follower);
  const { run, state } = follower;
  const { finished } = state;
  const name = nameOfRun(run.record);
  const log: Offer = { title: l10n.t("Show Log"), command: "rebake.openRunLog", arguments: [run.id] };
  if (finished?.outcome === "succeeded") {
    tell("information", madeText(follower), ...(await nextSteps(follower, projects)), log);
    return;
  }
  const left = state.phase === "dead" ? state.left : (finished?.left ?? []);
  if (finished?.outcome === "cancelled" && left.length === 0) {
    showStatusMessage(l10n.t("{0} was cancelled, and Packer removed what it had begun", name));
    return;
  }
  const what = state.phase === "dead" ? l10n.t("it died before it was done") : (finished?.message ?? "");
  tell(
    finished?.outcome === "cancelled" ? "warning" : "error",
    sentences(l10n.t("{0}: {1}", name, what), ...left),
    log,
  );
}

const MOST_NAMED = 3;

/** What was made, and under which name it is written down. */
export function madeText({ run, facts }: Pick<RunFollower, "run" | "facts">): string {
  const ids = [...new Set(recordedIds(facts) ?? facts.artifacts.map(({ id }) => id))];
  const named = ids.slice(0, MOST_NAMED).join(", ");
  const more = ids.length - MOST_NAMED;
  const made = more > 0 ? l10n.t("{0} and {1} more", named, more) : named;
  const subject = fullSubjectOf(run.record);
  return facts.imageRecord
    ? l10n.t("{0} is baked: {1}. Its record is {2}.", subject, made, facts.imageRecord.id)
    : l10n.t("{0} is baked: {1}. It is written down for no image of rebake.hcl.", subject, made);
}

/** What Packer calls a thing may be no name: the record says what it means. Undefined where it cannot be read. */
function recordedIds({ imageRecord }: Pick<RunFollower["facts"], "imageRecord">): string[] | undefined {
  if (!imageRecord) return undefined;
  try {
    const read = readImageRecord(readFileSync(imageRecord.file, "utf8"));
    if ("wrong" in read) return undefined;
    const ids = read.value.builds.flatMap(({ artifacts }) => artifacts.map(({ id }) => id));
    return ids.length > 0 ? ids : undefined;
  } catch (error) {
    // Somebody may have moved it already, or is on another branch.
    if ((error as NodeJS.ErrnoException).code !== undefined) return undefined;
    throw error;
  }
}

async function nextSteps(
  { run, facts }: Pick<RunFollower, "run" | "facts">,
  projects: ProjectStore,
): Promise<Offer[]> {
  const made = facts.imageRecord;
  const about = isBakeRun(run.record) ? run.record.request.record : undefined;
  if (!made || !about) return [];
  const bake = { kind: "bake", project: about.project, image: about.image, record: made.id };
  const hasTarget = targetsOf(await projects.fresh()).some(
    ({ project, target }) => project === about.project && target.image === about.image,
  );
  return [
    ...(hasTarget
      ? [{ title: l10n.t("Deploy to…"), command: "rebake.deployImageTo", arguments: [bake] }]
      : []),
    { title: l10n.t("Show Record"), command: "rebake.openRunRecord", arguments: [run.id] },
  ];
}
