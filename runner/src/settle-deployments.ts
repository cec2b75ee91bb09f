import { existsSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type DeploymentRecord, readDeploymentRecord } from "../../protocol/src/deployment-record.ts";
import type { EventOf, RunEvent } from "../../protocol/src/run-events.ts";
import { type DeployRunRecord, isDeployRun, RUN_FILES } from "../../protocol/src/run-record.ts";
import { ApplyTally } from "./apply-tally.ts";
import { deploymentFileOf } from "./deployment-id.ts";
import { deploymentRecord, keepRecord, type Stage } from "./deployment-record.ts";
import { livenessOf } from "./processes.ts";
import { EventReader } from "./read-events.ts";
import { readPlanView } from "./read-view.ts";
import { briefStateOf, goesOn } from "./run-state.ts";
import { listRuns, type RunFolder } from "./runs.ts";
import type { StateDirectory } from "./state-directory.ts";
import { hasClaimed } from "./unsettled.ts";

/** What was found of deployments that nobody wrote down. */
export interface Settled {
  /** The records that were written. */
  readonly written: readonly {
    readonly run: string;
    readonly file: string;
    readonly record: DeploymentRecord;
  }[];
  /** Runs that died and whose tool goes on applying: nothing may be deployed before it has ended. */
  readonly applying: readonly {
    readonly run: RunFolder;
    readonly target: string;
    readonly pid: number;
  }[];
  /** What could not be written, sentences. */
  readonly problems: readonly string[];
}

/**
 * Writes down the deployments of a project whose runs died before they could, or could not write where they belong. Each is
 * written once, however often and by however many this is called.
 * @param project the folder of rebake.hcl
 */
export async function settleDeployments(state: StateDirectory, project: string): Promise<Settled> {
  const settled = { written: [], applying: [], problems: [] } as {
    [name in keyof Settled]: Settled[name][number][];
  };
  for (const run of listRuns(state).runs) {
    const { record } = run;
    if (!isDeployRun(record) || !isSamePlace(record.request.project, project)) continue;
    // What is written down is done with, and is most of them.
    if (existsSync(deploymentFileOf(record))) continue;
    const now = briefStateOf(run);
    if (goesOn(now)) continue;
    if (now.stepProcess && now.step === "apply" && livenessOf(now.stepProcess) !== "dead") {
      settled.applying.push({ run, target: record.request.target, pid: now.stepProcess.pid });
      continue;
    }
    const kept = now.finished?.deployment === undefined ? await recordOfDead(run, record) : keptOf(run);
    if (!kept) continue;
    const written = typeof kept === "string" ? { wrong: kept } : write(run, record, kept);
    if (!written) continue;
    if ("wrong" in written)
      settled.problems.push(`the deployment ${run.id} is not written down: ${written.wrong}`);
    else if (typeof kept !== "string")
      settled.written.push({ run: run.id, file: written.path, record: kept });
  }
  return settled;
}

/** Undefined where somebody else has just written it. */
function write(
  { folder }: RunFolder,
  run: DeployRunRecord,
  record: DeploymentRecord,
): { readonly path: string } | { readonly wrong: string } | undefined {
  const written = keepRecord(folder, run, record);
  const isThere = "path" in written || existsSync(deploymentFileOf(run));
  // The plan holds secrets, and is applied by nobody any more; what was kept is where it belongs.
  if (isThere)
    for (const name of [RUN_FILES.applied, RUN_FILES.deployment]) rmSync(join(folder, name), { force: true });
  return "wrong" in written && isThere ? undefined : written;
}

/** The record that a run which ended could not write; a sentence where it cannot be read. */
function keptOf({ folder }: RunFolder): DeploymentRecord | string | undefined {
  const path = join(folder, RUN_FILES.deployment);
  if (!existsSync(path)) return undefined;
  const read = readDeploymentRecord(readFileSync(path, "utf8"));
  return "wrong" in read ? `${path}: ${read.wrong}` : read.value;
}

/** Undefined for a run that died, or failed itself, before it had taken its plan: it has applied nothing. */
async function recordOfDead(run: RunFolder, record: DeployRunRecord): Promise<DeploymentRecord | undefined> {
  const events = new EventReader(run.folder).read();
  if (!hasClaimed(events)) return undefined;
  const verified = events.findLast((event) => event.type === "verify_result")?.result;
  const stage = await stageOf(run, record, events);
  const interrupted = {
    outcome: "interrupted",
    probe: record.request.verify?.http === undefined ? "command" : "http",
    attempts: events.filter(({ type }) => type === "verify_attempt").length,
    ended: stage.ended,
  } as const;
  const isVerified = record.request.verify !== undefined && stage.outcome === "applied";
  return deploymentRecord(record, stage, verified ?? (isVerified ? interrupted : null));
}

async function stageOf(
  { folder }: RunFolder,
  record: DeployRunRecord,
  events: readonly RunEvent[],
): Promise<Stage> {
  const begun = events.find((event) => event.type === "step_started" && event.step === "apply");
  const ended = events.find(
    (event): event is EventOf<"step_finished"> => event.type === "step_finished" && event.step === "apply",
  );
  const times = { started: begun?.at ?? record.created, ended: events.at(-1)?.at ?? record.created };
  const result = events.findLast((event) => event.type === "apply_result");
  if (result) {
    const { outcome, done, failed, notDone, uncertain } = result;
    return { ...times, outcome, done, failed, notDone, uncertain };
  }
  const read = await readPlanView(join(folder, RUN_FILES.view));
  const tally = new ApplyTally("view" in read ? read.view.changes : []);
  for (const event of events) tally.see(event, false);
  const isWhole = ended?.exitCode === 0;
  const { done, failed, notDone, uncertain } = tally.applied(isWhole);
  // A tool that outlives the run does what it had not begun then.
  const unseen = ended ? { notDone, uncertain } : { notDone: [], uncertain: [...uncertain, ...notDone] };
  return {
    ...times,
    outcome: isWhole ? "applied" : "unknown",
    done,
    failed,
    ...unseen,
    problems: [
      "The process of the run died while it applied; what is listed as uncertain nobody has seen the end of.",
    ],
  };
}

function isSamePlace(one: string, other: string): boolean {
  const real = (path: string): string => (existsSync(path) ? realpathSync(path) : path);
  return real(one) === real(other);
}
