import { hasDrift } from "../../protocol/src/drift.ts";
import { printable } from "../../protocol/src/printable.ts";
import type { RunEvent } from "../../protocol/src/run-events.ts";
import { MAXIMAL_PLAN_BYTES, type PlanRequest } from "../../protocol/src/run-record.ts";
import { usualPlan } from "../../protocol/src/usual-plan.ts";
import { currentRecord, type RunFolder } from "../../runner/src/runs.ts";
import { type Followed, followPlan, reportDeath, reportFailure, reportNotices } from "./attach.ts";
import { type DriftArguments, readDriftArguments, type ShowDrift } from "./drift-arguments.ts";
import { type DriftPlace, driftPlaces } from "./drift-places.ts";
import { type DriftLook, driftAsJson, driftAsText } from "./output/drift.ts";
import { styleFor } from "./output/style.ts";
import { placed, viewIn } from "./placed-view.ts";
import { busySentence, startPlanRun } from "./plan.ts";
import { provenanceOf } from "./provenance.ts";
import { runOptions } from "./run-options.ts";
import { EXIT, type Shell } from "./shell.ts";
import { toldView } from "./show-plan.ts";
import { writeResult } from "./write-output.ts";

/**
 * `rebake drift`: looks whether what is there is still what was left, one place after the other.
 * @returns 0 no drift, 2 drift, 1 where anything could not be looked at, or was left before its end
 */
export async function drift(args: readonly string[], shell: Shell): Promise<number> {
  const given = readDriftArguments(args, shell.directory);
  const places = await driftPlaces(given, shell.directory);
  const looks: DriftLook[] = [];
  const isText = given.format === "text" && given.output === undefined;
  for (const place of places) {
    const { look, isLast } = await lookAt(place, given, shell);
    looks.push(look);
    // Why the only one failed is on standard error.
    const isShown = look.outcome !== "failed" || places.length > 1;
    if (isText && isShown) shell.stdout.write(`${looks.length > 1 ? "\n" : ""}${asText(look, given, shell)}`);
    if (isLast) break;
  }
  if (!isText) print(looks, given, shell);
  const isWhole = looks.length === places.length && !looks.some(({ outcome }) => outcome === "failed");
  if (!isWhole) return EXIT.failed;
  return looks.some(({ outcome }) => outcome === "drift") ? EXIT.findings : EXIT.clean;
}

interface Looked {
  readonly look: DriftLook;
  /** Somebody left, or asked to stop: no further place is looked at. */
  readonly isLast: boolean;
}

async function lookAt(place: DriftPlace, given: DriftArguments, shell: Shell): Promise<Looked> {
  const { root, project, wrong } = place;
  if (wrong !== undefined) return failing(place, wrong, shell);
  const folders = [root, ...(project === undefined ? [] : [project])];
  const started = startPlanRun(root, requestFor(place, given), runOptions(shell, folders, given));
  if (started.kind === "busy") return failing(place, busySentence(started.holder), shell);
  const { run } = started;
  const followed = await followPlan(run, shell);
  if (!followed) return { look: failed(place, "it was left to itself", run), isLast: true };
  reportNotices(followed.events, shell);
  return conclude(place, run, followed, shell);
}

async function conclude(
  place: DriftPlace,
  run: RunFolder,
  { events, state }: Followed,
  shell: Shell,
): Promise<Looked> {
  const { finished } = state;
  if (!finished) {
    reportDeath(run, state, shell);
    return { look: failed(place, "the run died", run), isLast: false };
  }
  const { target, root, workspace, isPinned } = place;
  if (isNeverDeployed(place, events)) {
    const message = `nothing is pinned for it, so nothing was deployed yet; rebake deploy ${target}`;
    return { look: { target, root, workspace, run: run.id, outcome: "skipped", message }, isLast: false };
  }
  if (finished.outcome !== "succeeded") {
    reportFailure(run, events, finished, shell);
    return { look: failed(place, finished.message, run), isLast: finished.outcome !== "failed" };
  }
  const view = await viewOf(run, events);
  if (typeof view === "string") return failing(place, view, shell, run);
  const record = currentRecord(run);
  const outcome = hasDrift(view) ? "drift" : "none";
  const provenance = provenanceOf(record);
  return {
    look: { target, root, workspace: record.workspace, run: run.id, outcome, view, provenance, isPinned },
    isLast: false,
  };
}

function failed({ target, root, workspace }: DriftPlace, message: string, run?: RunFolder): DriftLook {
  return { target, root, workspace, run: run?.id, outcome: "failed", message };
}

function failing(place: DriftPlace, message: string, shell: Shell, run?: RunFolder): Looked {
  shell.stderr.write(`rebake: ${printable(message)}\n`);
  return { look: failed(place, message, run), isLast: false };
}

/** Where the image has no default and is not pinned, there is nothing that could have drifted. */
function isNeverDeployed({ unpinned }: DriftPlace, events: readonly RunEvent[]): boolean {
  const problems = events.filter((event) => event.type === "problem");
  return (
    unpinned !== undefined &&
    problems.length === 1 &&
    problems.every(
      ({ code, message }) =>
        code === "variable-missing" && message === `The variable ${unpinned} has no value.`,
    )
  );
}

function requestFor(place: DriftPlace, { init, lockTimeoutSeconds }: DriftArguments): PlanRequest {
  return {
    ...usualPlan(place, { mode: "refresh-only", lockTimeoutSeconds }),
    init: init ? "whenNeeded" : "never",
    maximalPlanBytes: MAXIMAL_PLAN_BYTES,
  };
}

/** A sentence where there is none. */
async function viewOf(run: RunFolder, events: readonly RunEvent[]) {
  const told = toldView(run, events);
  if (typeof told === "string") return told;
  const view = await placed(await viewIn(told.path), run);
  return told.why === undefined ? view : { ...view, problems: [told.why, ...view.problems] };
}

function asText(look: DriftLook, { color, isVerbose, output }: ShowDrift, shell: Shell): string {
  const style = styleFor(shell.stdout, output === undefined ? color : false, shell.environment);
  return driftAsText(look, style, isVerbose);
}

function print(looks: readonly DriftLook[], given: ShowDrift, shell: Shell): void {
  const text =
    given.format === "json" ? driftAsJson(looks) : looks.map((look) => asText(look, given, shell)).join("\n");
  writeResult(text, given.output, shell);
}
