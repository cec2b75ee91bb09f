import { realpathSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, relative } from "node:path";
import {
  DEPLOYMENT_RECORD_VERSION,
  type DeploymentRecord,
  type DeploymentStage,
  type VerifyResult,
} from "../../protocol/src/deployment-record.ts";
import { writeLedgerRecord } from "../../protocol/src/ledger.ts";
import { type DeployRunRecord, RUN_FILES } from "../../protocol/src/run-record.ts";
import { writeRecord } from "../../server/src/host/ledger.ts";
import { deploymentIdOf } from "./deployment-id.ts";

/** What is known of the one stage of a deployment that is made straight on. */
export type Stage = Omit<DeploymentStage, "name" | "plan" | "approved" | "verify" | "run">;

/** The record of the deployment that a run has made; nothing in it may be secret. */
export function deploymentRecord(
  run: DeployRunRecord,
  stage: Stage,
  verify: VerifyResult | null,
): DeploymentRecord {
  const { request, by, git, root, created } = run;
  const { target, production, purpose, strategy, plan, approved, variable, image, previous } = request;
  return {
    version: DEPLOYMENT_RECORD_VERSION,
    id: deploymentIdOf(run),
    target,
    kind: purpose,
    production,
    started: created,
    ended: verify?.ended ?? stage.ended,
    by: { ...by, host: hostname() },
    root: relative(realpathSync(request.project), root).replaceAll("\\", "/"),
    workspace: plan.workspace,
    ...(variable === undefined ? {} : { variable }),
    ...(image ? { image } : {}),
    ...(previous ? { previous } : {}),
    ...(git ? { git: { commit: git.commit, dirty: git.dirty } } : {}),
    strategy,
    stages: [{ name: "deploy", plan, approved, ...stage, verify, run: run.id }],
    outcome: outcomeOf(stage, verify),
  };
}

/** What the deployment came to as a whole. */
export function outcomeOf(
  { outcome, interrupted }: Pick<Stage, "outcome" | "interrupted">,
  verify: Pick<VerifyResult, "outcome"> | null,
): DeploymentRecord["outcome"] {
  if (outcome === "nothing") return interrupted ? "cancelled" : "failed";
  if (outcome !== "applied") return outcome;
  if (!verify || verify.outcome === "passed") return "succeeded";
  return verify.outcome === "failed" ? "failed" : "unknown";
}

/**
 * Writes the record of a deployment to where it belongs. Where that cannot be, its text is kept in the folder of the run: what was
 * applied is applied.
 * @param folder of the run
 */
export function keepRecord(
  folder: string,
  run: DeployRunRecord,
  record: DeploymentRecord,
): { readonly path: string } | { readonly wrong: string } {
  const written = writeRecord(run.request.project, "deployments", record);
  if ("path" in written) return written;
  const kept = join(folder, RUN_FILES.deployment);
  try {
    writeFileSync(kept, writeLedgerRecord(record), { mode: 0o600 });
  } catch (error) {
    return { wrong: `${written.wrong}, and its text could not be kept either: ${(error as Error).message}` };
  }
  return {
    wrong: `${written.wrong}; its text is kept in ${kept}, and is written before the next deployment`,
  };
}
