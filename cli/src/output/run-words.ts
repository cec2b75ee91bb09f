import { isBakeRun, isDeployRun, isPlanRun, type RunRecord } from "../../../protocol/src/run-record.ts";
import type { RunState } from "../../../runner/src/run-state.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import { plural } from "./plural.ts";

/** What a run is about, in a few words: `plan`, `drift`, `bake web`, `deploy prod`. */
export function runInWords(record: RunRecord): string {
  if (isBakeRun(record)) return words("bake", record.request.record?.image);
  if (isDeployRun(record)) return words(record.request.purpose, record.request.target);
  if (!isPlanRun(record)) return record.kind;
  const { mode, pin } = record.request;
  if (mode === "refresh-only") return "drift";
  return words(mode === "destroy" ? "destroy plan" : "plan", pin?.target);
}

function words(what: string, whose: string | undefined): string {
  return whose === undefined ? what : `${what} ${whose}`;
}

/** Where a run stands, or what came of it, in a few words. */
export function outcomeInWords(record: RunRecord, { phase, finished, running, step }: RunState): string {
  if (phase === "stopping") return `stopping, waits for ${running.length}`;
  if (!finished) return phase === "running" && step !== undefined ? `running ${step}` : phase;
  if (finished.deployment !== undefined) return DEPLOYMENTS[finished.deployment];
  if (finished.outcome !== "succeeded") return finished.outcome;
  if (finished.artifacts !== undefined) return plural(finished.artifacts, "artifact");
  const isDrift = isPlanRun(record) && record.request.mode === "refresh-only";
  const nouns = isDrift ? "drift" : "changes";
  return finished.changes ? nouns : `no ${nouns}`;
}

const DEPLOYMENTS = {
  succeeded: "deployed",
  failed: "failed",
  partly: "partly deployed",
  cancelled: "cancelled",
  unknown: "unknown what is left",
} as const;

/** What a run that has ended or died left, that somebody must know of; sentences. */
export function leftBy({ left, finished }: RunState): readonly string[] {
  return finished?.left ?? left;
}

/** A run for programs. */
export function runAsJson({ record, folder }: RunFolder, state: RunState): object {
  const { phase, step, running, finished } = state;
  const { id, kind, root, created, workspace } = record;
  const outcome = finished && {
    outcome: finished.outcome,
    changes: finished.changes,
    artifacts: finished.artifacts,
    deployment: finished.deployment,
    message: finished.message,
  };
  return {
    id,
    kind,
    ...aboutAsJson(record),
    root,
    created,
    workspace,
    folder,
    phase,
    step,
    running,
    left: leftBy(state),
    ...outcome,
  };
}

function aboutAsJson(record: RunRecord): object {
  if (isBakeRun(record)) return { image: record.request.record?.image };
  if (isDeployRun(record)) return { target: record.request.target, purpose: record.request.purpose };
  return isPlanRun(record) ? { mode: record.request.mode, target: record.request.pin?.target } : {};
}
