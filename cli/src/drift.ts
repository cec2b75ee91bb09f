import { join, resolve } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { hasDrift } from "../../protocol/src/drift.ts";
import type { RunEvent } from "../../protocol/src/run-events.ts";
import { MAXIMAL_PLAN_BYTES, type PlanRequest } from "../../protocol/src/run-record.ts";
import { type RunFolder, readRun } from "../../runner/src/runs.ts";
import { follow, reportDeath, reportFailure, reportNotices } from "./attach.ts";
import { type DriftArguments, readDriftArguments, type ShowDrift } from "./drift-arguments.ts";
import { type DriftOrder, driftOrders } from "./drift-orders.ts";
import { type DriftLook, driftAsJson, driftAsText } from "./output/drift.ts";
import { styleFor } from "./output/style.ts";
import { placedView, prepareToPlace } from "./placed-view.ts";
import { busySentence, runnerProgram, sayBusy, startPlanRun } from "./plan.ts";
import { provenanceOf } from "./provenance.ts";
import { RunProgress } from "./run-progress.ts";
import { EXIT, type Shell } from "./shell.ts";
import { stateOf } from "./state-of.ts";
import { writeOutput } from "./write-output.ts";

/**
 * `rebake drift`: looks whether what is there is still what was left, one place after the other.
 * @returns 0 no drift, 2 drift, 1 where anything could not be looked at, or was left before its end
 */
export async function drift(args: readonly string[], shell: Shell): Promise<number> {
  const given = readDriftArguments(args, shell.directory);
  const orders = await driftOrders(given, shell.directory);
  const looks: DriftLook[] = [];
  const isText = given.format === "text" && given.output === undefined;
  for (const order of orders) {
    const { look, isLast } = await lookAt(order, given, shell);
    looks.push(look);
    // Why the only one failed is on standard error.
    const isShown = look.outcome !== "failed" || orders.length > 1;
    if (isText && isShown) shell.stdout.write(`${looks.length > 1 ? "\n" : ""}${asText(look, given, shell)}`);
    if (isLast) break;
  }
  if (!isText) print(looks, given, shell);
  const isWhole = looks.length === orders.length && !looks.some(({ outcome }) => outcome === "failed");
  if (!isWhole) return EXIT.failed;
  return looks.some(({ outcome }) => outcome === "drift") ? EXIT.findings : EXIT.clean;
}

interface Looked {
  readonly look: DriftLook;
  /** Somebody left, or asked to stop: no further place is looked at. */
  readonly isLast: boolean;
}

async function lookAt(order: DriftOrder, given: DriftArguments, shell: Shell): Promise<Looked> {
  const { target, root, skip } = order;
  if (skip !== undefined) return { look: { target, root, outcome: "skipped", message: skip }, isLast: false };
  const failed = (message: string, more: { run?: string; isLast?: boolean } = {}): Looked => ({
    look: { target, root, workspace: order.workspace, run: more.run, outcome: "failed", message },
    isLast: more.isLast ?? false,
  });
  const started = startPlanRun(root, requestFor(order, given), {
    state: stateOf(shell),
    program: runnerProgram(),
    environment: shell.environment,
    by: { program: "rebake", version: manifest.version },
    workspaceFolders: [root, shell.directory],
    toolName: given.toolName,
    toolPath: given.toolPath,
  });
  if (started.kind === "busy") {
    sayBusy(started.holder, shell);
    return failed(busySentence(started.holder));
  }
  const { run } = started;
  const followed = await follow(run, shell, new RunProgress(shell), (_, now) => {
    if (now.step === "plan") prepareToPlace();
  });
  if (!followed) return failed("it was left to itself", { run: run.id, isLast: true });
  const { events, state } = followed;
  reportNotices(events, shell);
  const { finished } = state;
  if (!finished) {
    reportDeath(run, state, shell);
    return failed("the run died", { run: run.id });
  }
  if (finished.outcome !== "succeeded") {
    reportFailure(run, events, finished, shell);
    return failed(finished.message, { run: run.id, isLast: finished.outcome !== "failed" });
  }
  const view = await viewOf(run, events);
  if (typeof view === "string") {
    shell.stderr.write(`rebake: ${view}\n`);
    return failed(view, { run: run.id });
  }
  const { record } = readAgain(run);
  return {
    look: {
      target,
      root,
      workspace: record.workspace,
      run: run.id,
      outcome: finished.changes || hasDrift(view) ? "drift" : "none",
      view,
      provenance: provenanceOf(record),
    },
    isLast: false,
  };
}

function requestFor(
  { workspace, varFiles }: DriftOrder,
  { init, lockTimeoutSeconds }: DriftArguments,
): PlanRequest {
  return {
    mode: "refresh-only",
    refresh: true,
    ...(workspace === undefined ? {} : { workspace }),
    varFiles: [...varFiles],
    targets: [],
    replace: [],
    init: init ? "whenNeeded" : "never",
    lockTimeoutSeconds,
    maximalPlanBytes: MAXIMAL_PLAN_BYTES,
  };
}

/** A sentence where there is none. */
async function viewOf(run: RunFolder, events: readonly RunEvent[]) {
  const told = events.findLast((event) => event.type === "plan_view");
  if (!told || told.file === "") return told?.why ?? `there is no view of the plan in ${run.folder}`;
  const view = await placedView(join(run.folder, told.file), run);
  return told.why === undefined ? view : { ...view, problems: [told.why, ...view.problems] };
}

/** What the run has found out since it was started stands in its folder. */
function readAgain(run: RunFolder): RunFolder {
  const read = readRun(run.folder);
  return typeof read === "string" ? run : read;
}

function asText(look: DriftLook, { color, isVerbose, output }: ShowDrift, shell: Shell): string {
  const style = styleFor(shell.stdout, output === undefined ? color : false, shell.environment);
  return driftAsText(look, style, isVerbose);
}

function print(looks: readonly DriftLook[], given: ShowDrift, shell: Shell): void {
  const text =
    given.format === "json" ? driftAsJson(looks) : looks.map((look) => asText(look, given, shell)).join("\n");
  if (given.output === undefined) shell.stdout.write(text);
  else writeOutput(resolve(shell.directory, given.output), text);
}
