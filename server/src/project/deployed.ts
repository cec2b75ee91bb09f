import type { DeploymentRecord } from "../../../protocol/src/deployment-record.ts";
import type { ImageRecord } from "../../../protocol/src/image-record.ts";
import type { DeploymentStatus } from "../../../protocol/src/project-status.ts";
import type { VerifyOrder } from "../../../protocol/src/run-record.ts";
import type { ProjectVerify } from "./deploy.ts";

/** Whether a deployment changed anything that is known of: what it left is what serves. */
export function appliedSomething({ stages }: Pick<DeploymentRecord, "stages">): boolean {
  return stages.some(({ outcome }) => outcome === "applied" || outcome === "partly");
}

/** A deployment, as it is listed. */
export function deploymentStatus(record: DeploymentRecord, file: string): DeploymentStatus {
  const { id, kind, started, ended, by, outcome, image, stages } = record;
  const verified = stages.findLast(({ verify }) => verify !== null)?.verify;
  return {
    id,
    file,
    kind,
    started,
    ended,
    by: by.user,
    outcome,
    verify: verified ?? undefined,
    run: stages.findLast(({ run }) => run !== undefined)?.run,
    image,
  };
}

/** Whether a bake made the thing that a variable is set to. */
export function hasMade({ builds }: Pick<ImageRecord, "builds">, value: unknown): boolean {
  return builds.some(({ artifacts }) => artifacts.some(({ id }) => id === value));
}

/** How a target is verified, as a run is told. */
export function verifyOrder({
  probe,
  attempts,
  timeoutSeconds,
  intervalSeconds,
}: ProjectVerify): VerifyOrder {
  const way = probe.kind === "http" ? { http: probe.url } : { command: probe.words };
  return { ...way, attempts, timeoutSeconds, intervalSeconds };
}
